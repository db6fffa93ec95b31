/**
 * How good outputs are: {@link dev.kan.core.evaluation.metric.Metric} has the errors of regression
 * and the accuracies and cross-entropies of classification under their own names, with sample
 * weights.
 */
package dev.kan.core.evaluation.metric;
