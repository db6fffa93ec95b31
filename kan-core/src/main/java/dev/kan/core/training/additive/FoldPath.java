// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.lbfgs.LbfgsState;
import java.util.ArrayList;
import java.util.List;

/**
 * The fit of a function with hidden nodes to some rows, and where it was after every few
 * iterations.
 */
final class FoldPath {
  /** The number of iterations from one point that is kept to the next. */
  static final int EVERY = 5;

  private static final double FIRST_OUTER = 0.01;
  private static final Lbfgs STEPS = Lbfgs.builder().history(20).build();

  private final Objective objective;
  private final List<double[]> points = new ArrayList<>();
  private LbfgsState state;

  /**
   * Creates a path that begins with an additive function.
   *
   * @param objective the penalised loss on the rows
   * @param additive the parameters of the additive function
   * @param weights one for each row, 0 for rows that do not count
   * @param seed the source of the hidden nodes' first parameters
   */
  FoldPath(Objective objective, double[] additive, double[] weights, int seed) {
    this.objective = objective;
    Shape shape = objective.shape();
    double[] start = new double[shape.size()];
    System.arraycopy(additive, 0, start, 0, additive.length);
    points.add(start.clone());
    SeededRandom random = new SeededRandom(seed);
    for (int i = shape.firstInner(); i < shape.firstOuter(); i++) {
      start[i] = random.gaussian() * objective.penalty().innerDeviation(shape, i);
    }
    scaleInner(shape, start, weights);
    for (int i = shape.firstOuter(); i < start.length; i++) {
      start[i] = FIRST_OUTER * random.gaussian();
    }
    state = STEPS.start(objective, start);
  }

  /** Scales the first parameters inside hidden nodes so that these have deviation 1. */
  private static void scaleInner(Shape shape, double[] point, double[] weights) {
    int hidden = shape.hidden();
    FittedFunction.Row row = new FittedFunction(shape, point).new Row();
    double[] squares = new double[hidden];
    double[] sums = new double[hidden];
    double weight = 0;
    for (int r = 0; r < weights.length; r++) {
      if (weights[r] > 0) {
        row.evaluate(shape.design(), r);
        weight += weights[r];
        for (int h = 0; h < hidden; h++) {
          double z = row.sums[shape.outputs() + h];
          sums[h] += weights[r] * z;
          squares[h] += weights[r] * z * z;
        }
      }
    }
    for (int i = shape.firstInner(); i < shape.firstOuter(); i++) {
      int h = (i - shape.firstInner()) % hidden;
      double mean = sums[h] / weight;
      point[i] /= Math.sqrt(Math.max(squares[h] / weight - mean * mean, 1e-18));
    }
  }

  /** Goes on until a number of points is kept, the additive function being the first. */
  void advance(int count) {
    while (points.size() < count) {
      if (state.stopReason().filter(reason -> !reason.isInterruption()).isEmpty()) {
        state = STEPS.resume(objective, state, EVERY, each -> true);
      }
      points.add(state.point());
    }
  }

  /** Returns the parameters at a point that is kept. */
  double[] point(int index) {
    return points.get(index);
  }
}
