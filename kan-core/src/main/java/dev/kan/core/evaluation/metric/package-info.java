/**
 * Losses and metrics. A {@link dev.kan.core.evaluation.metric.Loss} has a gradient and is minimised
 * by training. A {@link dev.kan.core.evaluation.metric.Metric} is reported to people: errors of
 * regression, accuracies and cross-entropies of classification. Both use the weights of samples.
 */
package dev.kan.core.evaluation.metric;
