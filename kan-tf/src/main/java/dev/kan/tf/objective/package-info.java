/**
 * The functions that training makes small. An {@link dev.kan.tf.objective.Objective} is a {@link
 * dev.kan.core.evaluation.metric.Loss}, lowered by {@link dev.kan.tf.objective.LossOps}, with or
 * without a {@link dev.kan.tf.objective.SparsityPenalty}. All are ops that work in any graph;
 * inside, {@code DeviationOps} and {@code ScoreOps} hold the formulas that need care.
 */
package dev.kan.tf.objective;
