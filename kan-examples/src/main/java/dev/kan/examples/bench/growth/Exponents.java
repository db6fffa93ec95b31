// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The powers that the cost grows with in one dimension: 1 if twice the size costs twice as much.
 *
 * @param dimension what grows
 * @param step that of the time of a training step
 * @param predict that of the time of a prediction
 * @param predictMemory that of what a prediction allocates
 * @param trainMemory that of the memory for training; NaN if the system does not tell it
 */
record Exponents(
    Dimension dimension, double step, double predict, double predictMemory, double trainMemory) {
  /** Fits the powers to the costs of all sizes of a dimension. */
  static Exponents of(Dimension dimension, List<GrowthPoint> points) {
    return new Exponents(
        dimension,
        fitted(points, GrowthPoint::stepMs),
        fitted(points, GrowthPoint::predictMs),
        fitted(points, GrowthPoint::predictKib),
        fitted(points, GrowthPoint::trainMib));
  }

  private static double fitted(List<GrowthPoint> points, ToDoubleFunction<GrowthPoint> cost) {
    return Slope.exponent(
        points.stream().mapToDouble(GrowthPoint::abscissa).toArray(),
        points.stream().mapToDouble(cost).toArray());
  }
}
