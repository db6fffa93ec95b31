// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.hypothesis;

/**
 * Which pairs of inputs interact, {@code (inputs, inputs)} scores: in a sum {@code g(x_I) + h(x_J)}
 * every {@code f_ij} across the groups is zero, in a product {@code b + g(x_I) h(x_J)} every {@code
 * (f - b) f_ij - f_i f_j}.
 */
final class Separability {
  private Separability() {}

  static double[][] ofSum(ScaledDerivatives f) {
    return scores(f, 1, (n, i, j) -> f.second(n, i, j));
  }

  static double[][] ofProduct(ScaledDerivatives f, double offset) {
    return scores(
        f,
        f.level(offset),
        (n, i, j) -> f.value(n, offset) * f.second(n, i, j) - f.first(n, i) * f.first(n, j));
  }

  /** The offset b with which a pair comes closest, by least squares, to being separable. */
  static double offset(ScaledDerivatives f, int i, int j) {
    double numerator = 0;
    double denominator = 0;
    for (int n = 0; n < f.samples(); n++) {
      double mixed = f.second(n, i, j);
      numerator += mixed * (f.value(n, 0) * mixed - f.first(n, i) * f.first(n, j));
      denominator += mixed * mixed;
    }
    return f.unit() * TypicalSize.ratio(numerator, denominator);
  }

  private static double[][] scores(ScaledDerivatives f, double unit, PairQuantity quantity) {
    double[][] scores = new double[f.inputs()][f.inputs()];
    for (int i = 0; i < f.inputs(); i++) {
      for (int j = i + 1; j < f.inputs(); j++) {
        int first = i;
        int second = j;
        double size = TypicalSize.of(f.samples(), n -> quantity.at(n, first, second));
        scores[i][j] = TypicalSize.ratio(size, unit);
        scores[j][i] = scores[i][j];
      }
    }
    return scores;
  }

  private interface PairQuantity {
    double at(int sample, int i, int j);
  }
}
