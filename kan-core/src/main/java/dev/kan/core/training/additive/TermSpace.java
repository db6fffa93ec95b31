// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.editing.grid.Regridding;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The terms of an additive function, of which a ridge penalty is a sensible one: the inputs
 * themselves, and for each smooth input the second differences of its spline coefficients, scaled
 * so that their curves together have variance 1 over the rows. A curve that is not straight in
 * terms of its knots costs as much as it bends (Eilers and Marx, Flexible smoothing with B-splines
 * and penalties, 1996, section 3, with the penalty turned into a ridge).
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
    int coarse = design.intervals() / step + RankKnots.ORDER;
    double[][] curves = new double[smooth][];
    for (int s = 0; s < smooth; s++) {
      KnotVector knots = design.knots(s);
      double[] fine = onto(knots, RankKnots.every(knots, step));
      curves[s] = scaled(SplineMoments.covariance(design, s), product(fine, coarse, bends(coarse)));
    }
    return new TermSpace(design, coarse - 2, curves, all(design.inputs()));
  }

  private static boolean[] all(int inputs) {
    boolean[] all = new boolean[inputs];
    Arrays.fill(all, true);
    return all;
  }

  /** Returns the fine coefficients of each coarse B-spline, (fine, coarse). */
  private static double[] onto(KnotVector fine, KnotVector coarse) {
    int count = coarse.basisCount();
    double[] unit = new double[count * count];
    IntStream.range(0, count).forEach(m -> unit[m * count + m] = 1);
    LayerSpec spec = LayerSpec.of(new Grid(List.of(coarse)), NodeLayout.sums(count));
    KanLayer layer = KanLayer.neutral(spec).with(ParameterKind.COEFFICIENTS, unit);
    return Regridding.onto(layer, new Grid(List.of(fine))).values(ParameterKind.COEFFICIENTS);
  }

  /**
   * Returns the coefficients whose second differences are the unit vectors, and that have no part
   * without second differences: the pseudo-inverse of the difference matrix, (count, count - 2).
   */
  private static double[] bends(int count) {
    int bends = count - 2;
    double[][] squared = new double[bends][bends];
    double[] stencil = {6, -4, 1};
    for (int i = 0; i < bends; i++) {
      for (int j = i; j < Math.min(bends, i + 3); j++) {
        squared[i][j] = stencil[j - i];
      }
    }
    PositiveMatrix factor = PositiveMatrix.factor(squared);
    double[] result = new double[count * bends];
    for (int b = 0; b < bends; b++) {
      double[] unit = new double[bends];
      unit[b] = 1;
      double[] solution = factor.solve(unit);
      for (int i = 0; i < bends; i++) {
        result[i * bends + b] += solution[i];
        result[(i + 1) * bends + b] -= 2 * solution[i];
        result[(i + 2) * bends + b] += solution[i];
      }
    }
    return result;
  }

  private static double[] product(double[] left, int inner, double[] right) {
    int rows = left.length / inner;
    int columns = right.length / inner;
    double[] product = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        for (int j = 0; j < columns; j++) {
          product[i * columns + j] += left[i * inner + k] * right[k * columns + j];
        }
      }
    }
    return product;
  }

  /** Scales curves so that the sum of their variances is 1. */
  private static double[] scaled(double[][] covariance, double[] curves) {
    int count = covariance.length;
    int columns = curves.length / count;
    double variance = 0;
    for (int c = 0; c < columns; c++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          variance += curves[i * columns + c] * covariance[i][j] * curves[j * columns + c];
        }
      }
    }
    double scale = variance > 0 ? 1 / Math.sqrt(variance) : 1;
    double[] scaled = curves.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= scale;
    }
    return scaled;
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

  /** Lists the features of a row that differ from zero, as {@link Design#row}. */
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
