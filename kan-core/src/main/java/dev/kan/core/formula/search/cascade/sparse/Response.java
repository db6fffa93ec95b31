// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.math.Quantiles;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * A transformed target with the weights of its residuals.
 *
 * <p>Without noise the weights make residuals relative, so that rows of all magnitudes count. With
 * noise they turn a residual of the transformed target into one of the target, to first order; rows
 * in which the target is small against the whole are left out then, as the transformation would be
 * one of noise.
 */
final class Response {
  /** Noise makes some small targets negative: at most by this share of the sum of squares. */
  private static final double NEGATIVE = 0.02;

  /** The share of the median that keeps weights finite. */
  private static final double FLOOR = 0.03;

  /** Numbers whose magnitudes stay below this have curves of sines and exponentials like lines. */
  private static final double LEAST_NUMBER = 0.3;

  private final Transform transform;
  private final int sign;
  private final double[] values;
  private final double[] weights;

  private final double floor;

  private Response(Transform transform, int sign, double[] values, double[] weights, double floor) {
    this.floor = floor;
    this.transform = transform;
    this.sign = sign;
    this.values = values;
    this.weights = weights;
  }

  /** Returns the transformed target of a problem; empty if the transform does not suit it. */
  static Optional<Response> of(Problem problem, Transform transform) {
    double[] raw = problem.target().raw();
    boolean hasNoise = problem.noise() > 0 && transform.isForPositives();
    double smallest = Arrays.stream(raw).min().orElseThrow();
    double largest = Arrays.stream(raw).max().orElseThrow();
    int sign = transform.isForPositives() && largest < -smallest ? -1 : 1;
    double least = sign > 0 ? smallest : -largest;
    if (hasNoise && negativeShare(problem.target().scaled(), sign) < NEGATIVE) {
      least = Math.max(0, least);
    }
    boolean suits = transform.suits(least, sign > 0 ? largest : -smallest);
    if (!suits || (transform.isForNumbers() && Math.max(largest, -smallest) < LEAST_NUMBER)) {
      return Optional.empty();
    }
    double[] values = new double[raw.length];
    Arrays.setAll(values, row -> transform.of(sign * raw[row]));
    double floor = FLOOR * usual(values);
    double[] weights =
        problem.noise() > 0 ? ofNoise(transform, sign, problem) : relative(values, floor);
    for (int row = 0; row < weights.length; row++) {
      weights[row] *= Math.sqrt(problem.weights()[row]);
      if (!Double.isFinite(values[row]) || !Double.isFinite(weights[row])) {
        values[row] = 0;
        weights[row] = 0;
      }
    }
    return Optional.of(new Response(transform, sign, values, weights, floor));
  }

  /** Returns the share of the sum of squares that is due to targets of the other sign. */
  private static double negativeShare(double[] target, int sign) {
    double negative = 0;
    for (double y : target) {
      negative += sign * y < 0 ? y * y : 0;
    }
    return negative / Arrays.stream(target).map(y -> y * y).sum();
  }

  /** Returns the median magnitude, or the mean of all if more than half of them are 0. */
  private static double usual(double[] values) {
    double[] magnitudes = Arrays.stream(values).map(Math::abs).filter(Double::isFinite).toArray();
    double median = magnitudes.length == 0 ? 0 : Quantiles.median().compute(magnitudes);
    return median > 0 ? median : Arrays.stream(magnitudes).average().orElse(0);
  }

  private static double[] relative(double[] values, double floor) {
    return Arrays.stream(values).map(value -> 1 / (Math.abs(value) + floor)).toArray();
  }

  private static double[] ofNoise(Transform transform, int sign, Problem problem) {
    boolean[] clear = problem.clear();
    double[] weights = new double[problem.rows()];
    for (int row = 0; row < weights.length; row++) {
      if (clear[row] || transform == Transform.NONE) {
        weights[row] = 1 / transform.slope(sign * problem.target().raw()[row]);
      }
    }
    return weights;
  }

  /** Returns the number of rows. */
  int rows() {
    return values.length;
  }

  Transform transform() {
    return transform;
  }

  /** Returns the transformed target in a row, or 0 if the row has no weight. */
  double valueAt(int row) {
    return values[row];
  }

  /** Returns the factor of a residual in a row; 0 if the row is left out. */
  double weightAt(int row) {
    return weights[row];
  }

  /** Returns a small share of the usual magnitude of the transformed target. */
  double floor() {
    return floor;
  }

  /** Returns the number of rows that count. */
  long used() {
    return Arrays.stream(weights).filter(weight -> weight > 0).count();
  }

  double target(double transformed) {
    return sign * transform.inverse(transformed);
  }

  Expression target(Expression transformed) {
    return sign > 0 ? transform.inverse(transformed) : transform.inverse(transformed).times(-1);
  }
}
