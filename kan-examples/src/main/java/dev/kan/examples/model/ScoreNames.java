// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.Scores;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of metrics on the command line and in JSON. */
public final class ScoreNames {
  private static final Map<Metric, String> NAMES = names();

  private ScoreNames() {}

  private static Map<Metric, String> names() {
    Map<Metric, String> names = new LinkedHashMap<>();
    names.put(Metric.ROOT_MEAN_SQUARED_ERROR, "rmse");
    names.put(Metric.R2, "r2");
    names.put(Metric.BINARY_ACCURACY, "accuracy");
    names.put(Metric.ACCURACY, "accuracy");
    names.put(Metric.AUC, "auc");
    names.put(Metric.BINARY_CROSS_ENTROPY, "cross_entropy");
    names.put(Metric.CROSS_ENTROPY, "cross_entropy");
    names.put(Metric.BRIER, "brier");
    return names;
  }

  /** Returns the values of metrics by name, always in the same order; others are left out. */
  public static Map<String, Double> of(Map<Metric, Double> values) {
    Map<String, Double> named = new LinkedHashMap<>();
    NAMES.forEach(
        (metric, name) -> {
          Double value = values.get(metric);
          if (value != null) {
            named.put(name, value);
          }
        });
    return named;
  }

  /** Returns scores by name, always in the same order. */
  public static Map<String, Double> of(Scores scores) {
    return of(scores.values());
  }
}
