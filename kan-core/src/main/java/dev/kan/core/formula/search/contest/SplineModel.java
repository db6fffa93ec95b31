// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import com.google.common.math.Stats;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.training.additive.Candidate;
import dev.kan.core.training.additive.Learner;
import dev.kan.core.training.additive.Response;
import dev.kan.core.training.additive.Stack;
import dev.kan.core.training.additive.TermKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A network of splines of the columns, with and without hidden nodes, fitted as a model of a table
 * is.
 */
final class SplineModel {
  private static final double WORSE = 1.002;

  private final Problem training;
  private final List<Column> columns;
  private final Stats target;
  private final Stack stack;

  private SplineModel(Problem training, int seed, int threads) {
    this.training = training;
    columns = training.columns().stream().filter(each -> different(each) > 1).toList();
    target = Stats.of(training.target().scaled());
    double[] targets = standardised(training.target().scaled(), target);
    var problem =
        new dev.kan.core.training.additive.Problem(
            new Samples(inputs(training), Batch.ofColumns(targets)),
            columns.stream()
                .map(each -> different(each) > 2 ? TermKind.SMOOTH : TermKind.LINEAR)
                .toList(),
            IntStream.range(0, columns.size()).boxed().toList(),
            Response.NUMBERS,
            Map.of());
    stack = Stack.of(problem, candidates(new Learner(problem, seed, threads)));
  }

  /**
   * Fits splines.
   *
   * @param training the rows to fit, in which the target is not constant and some column neither
   * @throws CancellationException if it is cancelled before the splines without hidden nodes are
   *     fitted
   */
  static SplineModel fit(Problem training, int seed, int threads) {
    return new SplineModel(training, seed, threads);
  }

  private static long different(Column column) {
    return Arrays.stream(column.raw()).distinct().count();
  }

  private static List<Candidate> candidates(Learner learner) {
    List<Candidate> candidates = new ArrayList<>(List.of(learner.linear(), learner.additive()));
    double least = Double.POSITIVE_INFINITY;
    for (double strength : learner.strengths()) {
      try {
        Candidate candidate = learner.twoLayers(strength, share -> {});
        candidates.add(candidate);
        if (candidate.loss() > WORSE * least) {
          return candidates;
        }
        least = Math.min(least, candidate.loss());
      } catch (CancellationException e) {
        return candidates;
      }
    }
    return candidates;
  }

  private Batch inputs(Problem rows) {
    return Batch.ofColumns(
        columns.stream()
            .map(each -> standardised(values(rows, each), Stats.of(each.scaled())))
            .toArray(double[][]::new));
  }

  /** Returns the values of a column in other rows, in the unit of the scaled column. */
  private static double[] values(Problem rows, Column column) {
    return rows.columns().stream()
        .filter(each -> each.name().equals(column.name()))
        .flatMapToDouble(each -> Arrays.stream(each.raw()))
        .map(each -> each / column.scale())
        .toArray();
  }

  private static double[] standardised(double[] values, Stats stats) {
    double deviation = stats.populationStandardDeviation();
    return Arrays.stream(values).map(each -> (each - stats.mean()) / deviation).toArray();
  }

  /** Returns the predictions of the raw target for other rows. */
  double[] predictions(Problem rows) {
    return raw(KanEvaluator.of(stack.compactNetwork()).evaluate(inputs(rows)));
  }

  /** Returns the predictions for the rows that were fitted, each by functions without it. */
  double[] crossValidated() {
    return raw(stack.outputs());
  }

  private double[] raw(Batch outputs) {
    double deviation = target.populationStandardDeviation();
    return DoubleStream.of(outputs.column(0))
        .map(each -> (target.mean() + deviation * each) * training.target().scale())
        .toArray();
  }
}
