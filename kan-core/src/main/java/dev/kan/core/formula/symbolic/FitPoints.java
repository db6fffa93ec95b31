// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Points in standard form: sorted by x, with x mapped to [-1, 1], y centred with a mean square of
 * 1, and weights whose sum is 1. So a search does not depend on the units of the points.
 */
final class FitPoints {
  private static final double LEAST_RELATIVE_SPREAD = 1e-13;

  final double[] t;
  final double[] y;
  final double[] weights;
  private final double middle;
  private final double half;

  private FitPoints(double[] t, double[] y, double[] weights, double middle, double half) {
    this.t = t;
    this.y = y;
    this.weights = weights;
    this.middle = middle;
    this.half = half;
  }

  /** Returns the points with a weight above 0. */
  static FitPoints of(EdgeSamples samples) {
    double[] x = samples.x();
    double[] weights = samples.weights();
    int[] order =
        IntStream.range(0, x.length)
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double lower = x[order[0]];
    double upper = x[order[order.length - 1]];
    double middle = lower / 2 + upper / 2;
    double half = upper > lower ? upper / 2 - lower / 2 : 1;
    double[] t = Arrays.stream(order).mapToDouble(i -> (x[i] - middle) / half).toArray();
    double[] y = Arrays.stream(order).mapToDouble(samples::y).toArray();
    double[] w = Arrays.stream(order).mapToDouble(i -> weights[i]).toArray();
    return new FitPoints(t, y, w, middle, half).standardised();
  }

  /** Returns a limited number of the points, evenly spaced by rank and including both ends. */
  FitPoints thinned(int most) {
    if (t.length <= most) {
      return this;
    }
    int[] chosen =
        IntStream.range(0, most).map(i -> (int) ((long) i * (t.length - 1) / (most - 1))).toArray();
    return new FitPoints(
            select(t, chosen), select(y, chosen), select(weights, chosen), middle, half)
        .standardised();
  }

  int size() {
    return t.length;
  }

  /** Returns true if all y are equal up to rounding. */
  boolean isLevel() {
    return Doubles.max(y) == 0 && Doubles.min(y) == 0;
  }

  /** Returns a and b converted to the original units of x. */
  ShapeStart inUnitsOfX(ShapeStart start) {
    double a = start.a() / half;
    return new ShapeStart(a, start.b() - a * middle);
  }

  private FitPoints standardised() {
    double total = Arrays.stream(weights).sum();
    double[] w = Arrays.stream(weights).map(each -> each / total).toArray();
    double largest = Math.max(Math.abs(Doubles.max(y)), Math.abs(Doubles.min(y)));
    double scale = largest > 0 ? largest : 1;
    double mean = 0;
    for (int i = 0; i < w.length; i++) {
      mean += w[i] * (y[i] / scale);
    }
    double square = 0;
    for (int i = 0; i < w.length; i++) {
      double distance = y[i] / scale - mean;
      square += w[i] * distance * distance;
    }
    double deviation = Math.sqrt(square);
    double[] standard = new double[y.length];
    if (deviation > LEAST_RELATIVE_SPREAD) {
      for (int i = 0; i < y.length; i++) {
        standard[i] = (y[i] / scale - mean) / deviation;
      }
    }
    return new FitPoints(t, standard, w, middle, half);
  }

  private static double[] select(double[] values, int[] chosen) {
    return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
  }
}
