// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.symbolic.AffineRefit;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Residuals;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The outputs of a formula for rows that its constants were not fitted to: for each fifth of the
 * rows they are fitted again to the others.
 *
 * @param schema the columns
 * @param samples the rows
 * @param outputs (rows, outputs) of the network
 */
record OutOfFold(Schema schema, Samples samples, Batch outputs) {
  private static final int FOLDS = 5;

  /** Computes the outputs of a network whose edges are symbolic and fitted to all rows. */
  static OutOfFold of(Schema schema, Samples samples, Kan kan, AffineRefit refit, int seed) {
    int[] order = new SeededRandom(seed).permutation(samples.size());
    double[][] outputs = new double[samples.size()][];
    for (int fold = 0; fold < Math.min(FOLDS, order.length); fold++) {
      int own = fold;
      int[] others = rows(order, place -> place % FOLDS != own);
      int[] held = rows(order, place -> place % FOLDS == own);
      Kan fitted = refit.refit(kan, samples.select(others)).kan();
      Batch values = KanEvaluator.of(fitted).evaluate(samples.select(held).inputs());
      for (int r = 0; r < held.length; r++) {
        outputs[held[r]] = values.row(r);
      }
    }
    return new OutOfFold(schema, samples, Batch.ofRows(outputs));
  }

  private static int[] rows(int[] order, IntPredicate places) {
    return IntStream.range(0, order.length).filter(places).map(place -> order[place]).toArray();
  }

  /** Returns true if each row has a value. */
  boolean isFinite() {
    return Arrays.stream(outputs.toArray()).allMatch(Double::isFinite);
  }

  /** Returns the loss of each row. */
  ImmutableDoubleArray losses(Loss loss) {
    return losses(loss, outputs, samples);
  }

  /** Returns the loss of each row of outputs. */
  static ImmutableDoubleArray losses(Loss loss, Batch outputs, Samples samples) {
    return ImmutableDoubleArray.copyOf(
        IntStream.range(0, samples.size())
            .mapToDouble(r -> loss.value(outputs.row(r), samples.targets().row(r))));
  }

  /** Returns the scores in the user's units. */
  Scores scores() {
    Batch predicted = outputs;
    Samples truth = samples;
    if (schema.target() instanceof NumericTarget numbers) {
      predicted = numbers.decode(outputs);
      truth = samples.withTargets(numbers.decode(samples.targets()));
    }
    Map<Metric, Double> values = new LinkedHashMap<>();
    for (Metric metric : schema.target().metrics()) {
      values.put(metric, metric.of(predicted, truth));
    }
    return new Scores(values, samples.size());
  }

  /** Returns the residuals of each target of numbers. */
  List<Residuals> residuals() {
    if (!(schema.target() instanceof NumericTarget numbers)) {
      return List.of();
    }
    Batch predicted = numbers.decode(outputs);
    Batch truth = numbers.decode(samples.targets());
    return IntStream.range(0, truth.columns())
        .mapToObj(
            t ->
                Residuals.of(
                    IntStream.range(0, truth.rows())
                        .mapToDouble(r -> truth.get(r, t) - predicted.get(r, t))
                        .toArray()))
        .toList();
  }
}
