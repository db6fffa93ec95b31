/**
 * Losses and metrics. A {@link dev.kan.core.evaluation.metric.Loss} has a gradient and is minimised
 * by training. A {@link dev.kan.core.evaluation.metric.Metric} is reported to people: errors of
 * regression, and accuracies, cross-entropies, areas under curves and Brier scores of
 * classification. Both use the weights of samples. A {@link
 * dev.kan.core.evaluation.metric.RocCurve} and a {@link
 * dev.kan.core.evaluation.metric.CalibrationCurve} show more of predicted probabilities than one
 * number can.
 */
package dev.kan.core.evaluation.metric;
