// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A number with its gradient and Hessian matrix, to write functions with exact derivatives for
 * tests.
 */
final class Taylor {
  private final double value;
  private final double[] gradient;
  private final double[] hessian;

  private Taylor(double value, double[] gradient, double[] hessian) {
    this.value = value;
    this.gradient = gradient;
    this.hessian = hessian;
  }

  /** Returns a function that is written in these numbers. */
  static TwiceDifferentiable function(Function<Taylor[], Taylor> formula) {
    return x -> {
      double[][] value = new double[x.rows()][];
      double[][] gradient = new double[x.rows()][];
      double[][] hessian = new double[x.rows()][];
      for (int n = 0; n < x.rows(); n++) {
        Taylor at = formula.apply(variables(x.row(n)));
        value[n] = new double[] {at.value};
        gradient[n] = at.gradient;
        hessian[n] = at.hessian;
      }
      return new SecondOrder(Batch.ofRows(value), Batch.ofRows(gradient), Batch.ofRows(hessian));
    };
  }

  private static Taylor[] variables(double[] x) {
    Taylor[] variables = new Taylor[x.length];
    for (int i = 0; i < x.length; i++) {
      double[] gradient = new double[x.length];
      gradient[i] = 1;
      variables[i] = new Taylor(x[i], gradient, new double[x.length * x.length]);
    }
    return variables;
  }

  Taylor plus(Taylor other) {
    return with(
        value + other.value,
        i -> gradient[i] + other.gradient[i],
        (i, j) -> at(i, j) + other.at(i, j));
  }

  Taylor plus(double constant) {
    return new Taylor(value + constant, gradient, hessian);
  }

  Taylor times(Taylor other) {
    return with(
        value * other.value,
        i -> gradient[i] * other.value + value * other.gradient[i],
        (i, j) ->
            at(i, j) * other.value
                + gradient[i] * other.gradient[j]
                + gradient[j] * other.gradient[i]
                + value * other.at(i, j));
  }

  Taylor times(double factor) {
    return apply(factor * value, factor, 0);
  }

  Taylor squared() {
    return times(this);
  }

  Taylor sin() {
    return apply(Math.sin(value), Math.cos(value), -Math.sin(value));
  }

  Taylor exp() {
    return apply(Math.exp(value), Math.exp(value), Math.exp(value));
  }

  Taylor log() {
    return apply(Math.log(value), 1 / value, -1 / (value * value));
  }

  Taylor sqrt() {
    double root = Math.sqrt(value);
    return apply(root, 0.5 / root, -0.25 / (root * value));
  }

  Taylor positivePart() {
    return value > 0 ? this : times(0);
  }

  /** Applies a function, given its value and derivatives at this number. */
  Taylor apply(double value0, double value1, double value2) {
    return with(
        value0,
        i -> value1 * gradient[i],
        (i, j) -> value2 * gradient[i] * gradient[j] + value1 * at(i, j));
  }

  private double at(int i, int j) {
    return hessian[i * gradient.length + j];
  }

  private Taylor with(double newValue, First first, Second second) {
    int inputs = gradient.length;
    double[] newGradient = new double[inputs];
    double[] newHessian = new double[inputs * inputs];
    Arrays.setAll(newGradient, first::at);
    Arrays.setAll(newHessian, k -> second.at(k / inputs, k % inputs));
    return new Taylor(newValue, newGradient, newHessian);
  }

  private interface First {
    double at(int i);
  }

  private interface Second {
    double at(int i, int j);
  }
}
