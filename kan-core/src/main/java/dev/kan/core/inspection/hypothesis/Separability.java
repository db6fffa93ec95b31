// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

/**
 * Which pairs of inputs interact, {@code (inputs, inputs)} scores: in a sum {@code g(x_I) + h(x_J)}
 * every {@code f_ij} across the groups is zero, in a product {@code b + g(x_I) h(x_J)} every {@code
 * (f - b) f_ij} is {@code f_i f_j}. The latter two are compared in proportion to their own size: in
 * proportion to that of f, a far-off b would make a weak interaction of any kind a product.
 */
final class Separability {
  private Separability() {}

  static double[][] ofSum(ScaledDerivatives f) {
    return scores(f, (i, j) -> TypicalSize.of(f.samples(), n -> f.second(n, i, j)));
  }

  static double[][] ofProduct(ScaledDerivatives f, double offset) {
    return scores(f, (i, j) -> productScore(f, offset, i, j));
  }

  private static double productScore(ScaledDerivatives f, double offset, int i, int j) {
    double[] left = new double[f.samples()];
    double[] right = new double[f.samples()];
    for (int n = 0; n < left.length; n++) {
      left[n] = f.value(n, offset) * f.second(n, i, j);
      right[n] = f.first(n, i) * f.first(n, j);
    }
    return TypicalSize.difference(left, right);
  }

  private static double[][] scores(ScaledDerivatives f, PairScore score) {
    double[][] scores = new double[f.inputs()][f.inputs()];
    for (int i = 0; i < f.inputs(); i++) {
      for (int j = i + 1; j < f.inputs(); j++) {
        scores[i][j] = score.of(i, j);
        scores[j][i] = scores[i][j];
      }
    }
    return scores;
  }

  /** The largest score of two inputs in different groups. */
  static double across(Partition partition, double[][] scores) {
    double largest = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = i + 1; j < scores.length; j++) {
        if (partition.separates(i, j)) {
          largest = Math.max(largest, scores[i][j]);
        }
      }
    }
    return largest;
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

  private interface PairScore {
    double of(int i, int j);
  }
}
