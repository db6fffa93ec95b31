// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

/**
 * Computes scores of the interaction of each pair of inputs, (inputs, inputs). In a sum {@code
 * g(x_I) + h(x_J)}, {@code f_ij} is zero for inputs in different groups; in a product {@code b +
 * g(x_I) h(x_J)}, {@code (f - b) f_ij} equals {@code f_i f_j}. The difference of the latter two is
 * relative to their own size. Relative to the size of f, a large b would make any weak interaction
 * look like a product.
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

  /** Returns the largest score of two inputs in different groups. */
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

  /** Returns the offset b for which a pair is closest, by least squares, to being a product. */
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
