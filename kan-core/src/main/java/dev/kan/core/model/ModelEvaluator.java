// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Predicts with a model in plain Java. Made once from a model and then used as often as needed, by
 * any number of threads.
 */
public final class ModelEvaluator {
  private final Schema schema;
  private final KanEvaluator network;

  private ModelEvaluator(KanModel model) {
    schema = model.schema();
    network = KanEvaluator.of(model.kan());
  }

  /** Returns an evaluator of a model. */
  public static ModelEvaluator of(KanModel model) {
    return new ModelEvaluator(model);
  }

  /**
   * Returns the predictions for the rows of a table, as {@link KanModel#predict(Table)}.
   *
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public Batch predict(Table table) {
    return schema.target().decode(network.evaluate(schema.encode(table)));
  }

  /**
   * Returns the predictions for one row, as {@link KanModel#predict(Map)}.
   *
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public double[] predict(Map<String, ?> row) {
    return predict(Table.ofRow(row)).row(0);
  }

  /**
   * Returns the most probable class of each row.
   *
   * @throws IllegalStateException if the target is not one of classes
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public List<String> classify(Table table) {
    checkState(
        schema.target() instanceof ClassTarget,
        "the model predicts numbers, not classes: its target is %s",
        schema.target().columns());
    ClassTarget classes = (ClassTarget) schema.target();
    Batch probabilities = predict(table);
    return IntStream.range(0, probabilities.rows())
        .mapToObj(row -> classes.mostProbable(probabilities.row(row)))
        .toList();
  }

  /**
   * Returns the scores on the rows of a table, as {@link KanModel#score}.
   *
   * @throws IllegalArgumentException as {@link Schema#samples}
   */
  public Scores score(Table table) {
    Samples samples = schema.samples(table);
    Batch outputs = network.evaluate(samples.inputs());
    if (schema.target() instanceof NumericTarget numbers) {
      outputs = numbers.decode(outputs);
      samples = samples.withTargets(numbers.decode(samples.targets()));
    }
    ImmutableMap.Builder<Metric, Double> values = ImmutableMap.builder();
    for (Metric metric : schema.target().metrics()) {
      values.put(metric, metric.of(outputs, samples));
    }
    return new Scores(values.buildOrThrow(), samples.size());
  }

  /**
   * Returns the residuals of each numeric target on the rows of a table, which the model should not
   * have been trained on; none if the target is one of classes.
   *
   * @param table has the model's columns and the target's, in any order
   * @throws IllegalArgumentException as {@link Schema#samples}, or if a prediction is not finite
   */
  public List<Residuals> residuals(Table table) {
    if (!(schema.target() instanceof NumericTarget numbers)) {
      return List.of();
    }
    Samples samples = schema.samples(table);
    Batch predicted = numbers.decode(network.evaluate(samples.inputs()));
    Batch truth = numbers.decode(samples.targets());
    return Residuals.ofTargets(truth, predicted);
  }
}
