// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The scores of a model on rows that come some at a time. They are those of {@link
 * dev.kan.core.model.ModelEvaluator#score} on all rows at once, but the area under the curve of
 * more than a million rows is that of rows drawn from them. The memory taken does not grow with the
 * number of rows beyond that.
 */
public final class StreamedScores {
  private final Schema schema;
  private final KanEvaluator network;
  private final Map<Metric, RunningMetric> metrics = new LinkedHashMap<>();
  private long rows;

  /** Creates the scores of a model on no rows yet. */
  public StreamedScores(KanModel model) {
    schema = model.schema();
    network = KanEvaluator.of(model.kan());
    Target target = schema.target();
    for (Metric metric : target.metrics()) {
      metrics.put(metric, RunningMetric.of(metric, target.outputs().size()));
    }
  }

  /**
   * Adds rows.
   *
   * @param table has the model's columns and the target's
   * @throws IllegalArgumentException as {@link Schema#samples}
   */
  public void add(Table table) {
    Samples encoded = schema.samples(table);
    Batch outputs = network.evaluate(encoded.inputs());
    if (schema.target() instanceof NumericTarget numbers) {
      Samples samples = encoded.withTargets(numbers.decode(encoded.targets()));
      Batch predictions = numbers.decode(outputs);
      metrics.values().forEach(metric -> metric.add(predictions, samples));
    } else {
      metrics.values().forEach(metric -> metric.add(outputs, encoded));
    }
    rows += encoded.size();
  }

  /** Returns the value of each metric of the target. */
  public Map<Metric, Double> values() {
    Map<Metric, Double> values = new LinkedHashMap<>();
    metrics.forEach((metric, running) -> values.put(metric, running.value()));
    return values;
  }

  /** Returns the number of rows so far. */
  public long rows() {
    return rows;
  }
}
