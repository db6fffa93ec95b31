// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Target;

/** Metrics as people call them. */
final class MetricName {
  private MetricName() {}

  static String of(Metric metric, Target target) {
    return switch (metric) {
      case ROOT_MEAN_SQUARED_ERROR -> "root mean squared error" + unit(target);
      case MEAN_ABSOLUTE_ERROR -> "mean absolute error" + unit(target);
      case R2 -> "r\u00b2, share of the variance explained";
      case ACCURACY, BINARY_ACCURACY -> "accuracy";
      case CROSS_ENTROPY, BINARY_CROSS_ENTROPY -> "cross-entropy (smaller is better)";
      case AUC -> "area under the ROC curve";
      case BRIER -> "Brier score (smaller is better)";
    };
  }

  private static String unit(Target target) {
    return target instanceof NumericTarget numbers
            && numbers.outputs().size() == 1
            && !numbers.outputs().get(0).unit().isEmpty()
        ? " [" + numbers.outputs().get(0).unit() + "]"
        : "";
  }
}
