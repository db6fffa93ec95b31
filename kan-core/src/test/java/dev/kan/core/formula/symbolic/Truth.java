// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicFunction;
import java.util.stream.Stream;

/** Curves of known functions: {@code 1.7 f(u) - 0.3} with u from a range. */
record Truth(String name, double lower, double upper) {
  /** Returns curves of every function of the library except "0", on one or several ranges. */
  static Stream<Truth> all() {
    return Stream.of(
        new Truth("x", -1, 1),
        new Truth("x^2", -1, 2),
        new Truth("x^2", 1, 4),
        new Truth("x^3", -1, 1.5),
        new Truth("x^4", -1, 2),
        new Truth("x^5", -2, 1),
        new Truth("1/x", 0.5, 3),
        new Truth("1/x", 0.01, 1),
        new Truth("1/x^2", 0.5, 3),
        new Truth("1/x^3", 0.5, 3),
        new Truth("1/x^4", 0.5, 3),
        new Truth("1/x^5", 0.5, 3),
        new Truth("sqrt", 0, 1),
        new Truth("x^1.5", 0, 1),
        new Truth("1/sqrt", 0.05, 2),
        new Truth("exp", -2, 1),
        new Truth("exp", -10, 2),
        new Truth("log", 0.05, 2),
        new Truth("abs", -1, 2),
        new Truth("sin", -3.1, 3.1),
        new Truth("sin", -30, 30),
        new Truth("cos", -2, 3),
        new Truth("tan", -1.3, 1.2),
        new Truth("tanh", -3, 2),
        new Truth("sgn", -1, 2),
        new Truth("arcsin", -1, 1),
        new Truth("arccos", -0.9, 1),
        new Truth("arctan", -4, 3),
        new Truth("arctanh", -0.9, 0.95),
        new Truth("gaussian", -2, 3));
  }

  SymbolicFunction function() {
    return FunctionLibrary.standard().get(name);
  }

  double value(double x, double from, double to) {
    double share = (x - from) / (to - from);
    return 1.7 * function().value(lower + (upper - lower) * share) - 0.3;
  }

  /**
   * Returns samples with x between two numbers.
   *
   * @param noise the noise relative to the standard deviation of the curve
   */
  EdgeSamples samples(int count, double from, double to, double noise) {
    SeededRandom random = new SeededRandom(5);
    double[] x = new double[count];
    double[] y = new double[count];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      x[i] = random.uniform(from, to);
      y[i] = value(x[i], from, to);
      sum += y[i];
      squares += y[i] * y[i];
    }
    double deviation = Math.sqrt(squares / count - sum / count * (sum / count));
    for (int i = 0; i < count; i++) {
      y[i] += noise * deviation * random.gaussian();
    }
    return EdgeSamples.of(x, y);
  }
}
