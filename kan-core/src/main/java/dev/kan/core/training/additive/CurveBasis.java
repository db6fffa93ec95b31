// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.editing.grid.Regridding;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The curves of a smooth input, one for each bend: a second difference of the spline coefficients.
 * A function that is not straight in terms of its knots costs as much as it bends if the factors of
 * these curves have a ridge penalty (Eilers and Marx, Flexible smoothing with B-splines and
 * penalties, 1996, section 3, with the penalty turned into a ridge). The curves are scaled so that
 * together they have variance 1 over the rows.
 */
final class CurveBasis {
  private CurveBasis() {}

  /**
   * Returns the spline coefficients of each curve, (splines, bends).
   *
   * @param step the number of intervals of the design that one interval of the curves covers
   */
  static double[] of(Design design, int smoothIndex, int step) {
    KnotVector knots = design.knots(smoothIndex);
    KnotVector coarse = RankKnots.every(knots, step);
    int count = coarse.basisCount();
    double[] curves = product(onto(knots, coarse), count, ofUnitBends(count));
    return scaled(covariance(design, smoothIndex), curves);
  }

  /** Returns the number of curves of each smooth input. */
  static int size(Design design, int step) {
    return design.intervals() / step + RankKnots.ORDER - 2;
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
  private static double[] ofUnitBends(int count) {
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

  /** Returns the covariance of the B-splines of a smooth input, (splines, splines). */
  private static double[][] covariance(Design design, int smoothIndex) {
    int count = design.splines();
    int first = design.firstFeature(smoothIndex);
    double[][] covariance = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        covariance[i][j] = -design.mean(first + i) * design.mean(first + j);
      }
    }
    design.addSquares(smoothIndex, covariance, 1.0 / design.rows());
    return covariance;
  }
}
