/**
 * Measures of how good outputs are. A {@link dev.kan.core.evaluation.metric.Loss} is made small by
 * training and has a gradient; a {@link dev.kan.core.evaluation.metric.Metric} is read by people:
 * errors of regression, accuracies and cross-entropies of classification. Both obey the weights of
 * samples.
 */
package dev.kan.core.evaluation.metric;
