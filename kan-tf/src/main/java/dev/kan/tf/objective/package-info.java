/**
 * What training makes small. An {@link dev.kan.tf.objective.Objective} is a {@link
 * dev.kan.tf.objective.Loss} with or without a {@link dev.kan.tf.objective.SparsityPenalty}. All
 * are ops that work in any graph; inside, {@code SampleLosses}, {@code DeviationOps} and {@code
 * ScoreOps} hold the formulas that need care.
 */
package dev.kan.tf.objective;
