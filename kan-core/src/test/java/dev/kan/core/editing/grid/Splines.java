// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random splines on irregular knots, and helpers of the tests. */
final class Splines {
  private Splines() {}

  /** Returns knots of order 0 to 5 whose neighbouring steps differ by up to a factor of twenty. */
  static Arbitrary<KnotVector> knots() {
    return Arbitraries.integers()
        .between(0, 5)
        .flatMap(
            order ->
                Combinators.combine(
                        Arbitraries.doubles()
                            .between(0.05, 1)
                            .array(double[].class)
                            .ofMinSize(2 * order + 1)
                            .ofMaxSize(2 * order + 8),
                        Arbitraries.doubles().between(-10, 10))
                    .as((steps, start) -> KnotVector.of(order, running(start, steps))));
  }

  /** Returns enough coefficients for any of {@link #knots()}; tests use as many as they need. */
  static Arbitrary<double[]> coefficients() {
    return Arbitraries.doubles().between(-1, 1).array(double[].class).ofSize(40).withoutEdgeCases();
  }

  /** Returns relative positions between 0 and 1, without order. */
  static Arbitrary<double[]> places() {
    return Arbitraries.doubles()
        .between(0, 0.999)
        .ofScale(6)
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(12)
        .withoutEdgeCases();
  }

  /** Returns grid points with others between them, at least a thousandth of the range apart. */
  static double[] withPointsBetween(KnotVector knots, double... places) {
    Interval range = knots.range();
    double[] points =
        DoubleStream.concat(
                gridPoints(knots),
                Arrays.stream(places)
                    .map(place -> range.lower() + place * range.length())
                    .filter(x -> gridPoints(knots).allMatch(t -> Math.abs(t - x) > 0.01)))
            .sorted()
            .toArray();
    double[] apart = new double[points.length];
    int count = 0;
    for (double point : points) {
      boolean old = gridPoints(knots).anyMatch(t -> t == point);
      if (old || point - apart[count - 1] > 0.005) {
        apart[count++] = point;
      }
    }
    return Arrays.copyOf(apart, count);
  }

  static DoubleStream gridPoints(KnotVector knots) {
    return Arrays.stream(knots.toArray(), knots.order(), knots.order() + knots.gridIntervals() + 1);
  }

  static double at(KnotVector knots, double place) {
    return knots.range().lower() + place * knots.range().length();
  }

  static double value(KnotVector knots, double[] coefficients, double x) {
    return value(knots, OutsideGrid.ZERO, coefficients, x);
  }

  static double value(KnotVector knots, OutsideGrid outside, double[] coefficients, double x) {
    double[] values = BSplineBasis.of(knots, outside).values(x);
    double sum = 0;
    for (int m = 0; m < values.length; m++) {
      sum += coefficients[m] * values[m];
    }
    return sum;
  }

  private static double[] running(double start, double... steps) {
    double[] sums = new double[steps.length + 1];
    sums[0] = start;
    for (int i = 0; i < steps.length; i++) {
      sums[i + 1] = sums[i] + steps[i];
    }
    return sums;
  }
}
