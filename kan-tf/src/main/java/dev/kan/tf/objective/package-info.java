/**
 * The functions that training minimises, as ops. Start at {@link dev.kan.tf.objective.Objective}: a
 * {@link dev.kan.core.evaluation.metric.Loss}, which {@link dev.kan.tf.objective.LossOps} computes,
 * with or without a {@link dev.kan.tf.objective.SparsityPenalty}. The ops work in any graph.
 */
package dev.kan.tf.objective;
