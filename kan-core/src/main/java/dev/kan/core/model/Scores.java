// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.evaluation.metric.Metric;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The quality of a model's predictions on samples, in the user's units.
 *
 * @param values the value of each metric; empty if nothing is known
 * @param samples the number of samples, 0 or more
 */
public record Scores(Map<Metric, Double> values, int samples) {
  /** The scores of a model that was never scored. */
  public static final Scores UNKNOWN = new Scores(Map.of(), 0);

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if the number of samples is negative
   */
  public Scores {
    values = ImmutableMap.copyOf(values);
    checkArgument(samples >= 0, "the number of samples must be 0 or more; got %s", samples);
  }

  /**
   * Returns the value of a metric.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public double get(Metric metric) {
    Double value = values.get(metric);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s was not measured, only %s".formatted(metric, values.keySet()));
    }
    return value;
  }

  /** Returns the metrics on one line, with four digits each. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? "not scored"
        : values.entrySet().stream()
            .map(each -> String.format(Locale.ROOT, "%s %.4g", each.getKey(), each.getValue()))
            .collect(Collectors.joining(", ", "", " on " + samples + " rows"));
  }
}
