// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * The search for a minimum by steps along each coordinate, of which each has its own length: longer
 * after a success, shorter after a failure (Hooke and Jeeves, 1961).
 */
final class CoordinateSearch {
  private static final double LONGER = 2;
  private static final double SHORTER = 0.3;

  private CoordinateSearch() {}

  /**
   * Returns the lowest point found.
   *
   * @param function the function to minimise; it may be infinite
   * @param start the point to begin with
   * @param step the first length of all steps
   * @param least the length of steps at which the search ends
   * @param over whether the search must end now
   */
  static double[] minimum(
      ToDoubleFunction<double[]> function,
      double[] start,
      double step,
      double least,
      BooleanSupplier over) {
    double[] best = start.clone();
    double lowest = function.applyAsDouble(best);
    double[] steps = new double[start.length];
    Arrays.fill(steps, step);
    while (!over.getAsBoolean() && Arrays.stream(steps).anyMatch(s -> Math.abs(s) > least)) {
      for (int i = 0; i < steps.length; i++) {
        double[] next = best.clone();
        next[i] += steps[i];
        double value = function.applyAsDouble(next);
        if (!(value < lowest)) {
          next[i] = best[i] - steps[i];
          value = function.applyAsDouble(next);
          steps[i] = -steps[i];
        }
        if (value < lowest) {
          best = next;
          lowest = value;
          steps[i] *= LONGER;
        } else {
          steps[i] *= SHORTER;
        }
      }
    }
    return best;
  }
}
