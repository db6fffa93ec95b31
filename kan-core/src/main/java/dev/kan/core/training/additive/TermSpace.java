// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import java.util.Arrays;
import java.util.Collection;

/**
 * The terms of an additive function, which may be penalised by their squares: the inputs
 * themselves, then the bends of each smooth input, which its {@link CurveBasis} defines. Terms are
 * expanded into coefficients of the features of a {@link Design} to evaluate the function, and
 * derivatives are contracted in the same way.
 */
final class TermSpace {
  private final Design design;
  private final int bends;
  // for each smooth input, (splines, bends): the spline coefficients of each term
  private final double[][] curves;
  private final boolean[] entered;

  private TermSpace(Design design, int bends, double[][] curves, boolean[] entered) {
    this.design = design;
    this.bends = bends;
    this.curves = curves;
    this.entered = entered;
  }

  /** Returns the space of the inputs alone, without curves. */
  static TermSpace straight(Design design) {
    return new TermSpace(
        design, 0, new double[design.smoothInputs().length][0], all(design.inputs()));
  }

  /**
   * Returns the space of inputs and curves on the design's knots.
   *
   * @param step the number of intervals that one interval of the curves covers, 1 for curves as
   *     fine as the design
   */
  static TermSpace curved(Design design, int step) {
    int smooth = design.smoothInputs().length;
    double[][] curves = new double[smooth][];
    for (int s = 0; s < smooth; s++) {
      curves[s] = CurveBasis.of(design, s, step);
    }
    int bends = CurveBasis.size(design, step);
    return new TermSpace(design, bends, curves, all(design.inputs()));
  }

  private static boolean[] all(int inputs) {
    boolean[] all = new boolean[inputs];
    Arrays.fill(all, true);
    return all;
  }

  /** Returns this space without some inputs: their terms remain, but are zero everywhere. */
  TermSpace without(Collection<Integer> inputs) {
    boolean[] left = entered.clone();
    inputs.forEach(input -> left[input] = false);
    return new TermSpace(design, bends, curves, left);
  }

  Design design() {
    return design;
  }

  /** Returns the number of features that the terms are made of, the first ones of the design. */
  int features() {
    return bends == 0 ? design.inputs() : design.features();
  }

  /** Lists the features of a row that differ from zero, as {@link Design#inputsOfRow}. */
  int row(int row, int[] features, double[] entries) {
    int inputs = design.inputsOfRow(row, features, entries);
    return bends == 0 ? inputs : design.splinesOfRow(row, features, entries, inputs);
  }

  /** Returns the number of terms: the inputs, then the bends of each smooth input. */
  int size() {
    return design.inputs() + curves.length * bends;
  }

  /** Returns the input that a term is of. */
  int input(int term) {
    int inputs = design.inputs();
    return term < inputs ? term : design.smoothInputs()[(term - inputs) / bends];
  }

  /** Returns true if a term bends, false if it is an input itself. */
  boolean isBend(int term) {
    return term >= design.inputs();
  }

  /** Returns the first term of a smooth input's bends. */
  int firstBend(int smoothIndex) {
    return design.inputs() + smoothIndex * bends;
  }

  /** Returns the number of bends of each smooth input. */
  int bends() {
    return bends;
  }

  /** Returns the spline coefficient of a term of a smooth input. */
  double curve(int smoothIndex, int spline, int bend) {
    return entered[design.smoothInputs()[smoothIndex]]
        ? curves[smoothIndex][spline * bends + bend]
        : 0;
  }

  /**
   * Expands coefficients of terms into coefficients of features.
   *
   * @param terms holds (terms, columns) from index {@code at} on
   * @param columns the number of functions
   * @param features (features, width), of which columns from {@code column} on are set
   */
  void expand(double[] terms, int at, int columns, double[] features, int width, int column) {
    int inputs = design.inputs();
    for (int i = 0; i < inputs; i++) {
      for (int c = 0; c < columns; c++) {
        features[i * width + column + c] = entered[i] ? terms[at + i * columns + c] : 0;
      }
    }
    int[] smooth = design.smoothInputs();
    for (int s = 0; s < curves.length; s++) {
      boolean enters = entered[smooth[s]];
      int first = at + firstBend(s) * columns;
      for (int m = 0; m < design.splines(); m++) {
        int target = (design.firstFeature(s) + m) * width + column;
        for (int c = 0; c < columns; c++) {
          features[target + c] = 0;
        }
        for (int b = 0; enters && b < bends; b++) {
          double factor = curves[s][m * bends + b];
          for (int c = 0; c < columns; c++) {
            features[target + c] += factor * terms[first + b * columns + c];
          }
        }
      }
    }
  }

  /**
   * Turns derivatives with respect to features into those with respect to terms: the transpose of
   * {@link #expand}. They are added.
   */
  void contract(double[] features, int width, int column, double[] terms, int at, int columns) {
    int inputs = design.inputs();
    for (int i = 0; i < inputs; i++) {
      for (int c = 0; entered[i] && c < columns; c++) {
        terms[at + i * columns + c] += features[i * width + column + c];
      }
    }
    int[] smooth = design.smoothInputs();
    for (int s = 0; s < curves.length; s++) {
      int first = at + firstBend(s) * columns;
      for (int m = 0; bends > 0 && entered[smooth[s]] && m < design.splines(); m++) {
        int source = (design.firstFeature(s) + m) * width + column;
        for (int b = 0; b < bends; b++) {
          double factor = curves[s][m * bends + b];
          for (int c = 0; c < columns; c++) {
            terms[first + b * columns + c] += factor * features[source + c];
          }
        }
      }
    }
  }
}
