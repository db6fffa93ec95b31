// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Grid;
import java.util.Arrays;
import java.util.List;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.RawStore;

/**
 * A layer's curves on other knots: least squares on points spread evenly over the new grid, so that
 * no sample is needed and the matrix is always well conditioned. O(M^3) for each input, M basis
 * functions.
 */
final class SplineTransfer {
  private static final int POINTS_PER_FUNCTION = 6;
  private static final double RIDGE = 1e-12;

  private SplineTransfer() {}

  static KanLayer onto(KanLayer layer, Grid grid) {
    LayerSpec spec = layer.spec();
    int subnodes = spec.subnodes();
    double[] old = layer.values(ParameterKind.COEFFICIENTS);
    int oldBlock = spec.grid().basisCount() * subnodes;
    int block = grid.basisCount() * subnodes;
    double[] coefficients = new double[spec.inputs() * block];
    List<BSplineBasis> oldBases = spec.grid().bases(spec.outside());
    List<BSplineBasis> bases = grid.bases(spec.outside());
    for (int i = 0; i < spec.inputs(); i++) {
      double[] curves = Arrays.copyOfRange(old, i * oldBlock, (i + 1) * oldBlock);
      double[][] fitted = fit(bases.get(i), oldBases.get(i), curves, subnodes);
      for (int m = 0; m < fitted.length; m++) {
        System.arraycopy(fitted[m], 0, coefficients, i * block + m * subnodes, subnodes);
      }
    }
    KanLayer moved = KanLayer.neutral(spec.withGrid(grid)).withMask(layer.mask());
    for (ParameterKind kind : ParameterKind.values()) {
      boolean ofSpline = kind == ParameterKind.COEFFICIENTS;
      moved = moved.with(kind, ofSpline ? coefficients : layer.values(kind));
    }
    return moved;
  }

  /** The coefficients, (M, subnodes), of curves given by theirs on an old basis. */
  private static double[][] fit(
      BSplineBasis basis, BSplineBasis oldBasis, double[] curves, int subnodes) {
    int size = basis.knots().basisCount();
    double[][] matrix = new double[size][size];
    double[][] right = new double[size][subnodes];
    double lower = basis.knots().range().lower();
    int points = POINTS_PER_FUNCTION * size;
    for (int p = 0; p < points; p++) {
      double x = lower + basis.knots().range().length() * (p + 0.5) / points;
      double[] values = basis.values(x);
      double[] heights = heights(oldBasis.values(x), curves, subnodes);
      for (int m = 0; m < size; m++) {
        if (values[m] != 0) {
          for (int q = 0; q < size; q++) {
            matrix[m][q] += values[m] * values[q];
          }
          for (int s = 0; s < subnodes; s++) {
            right[m][s] += values[m] * heights[s];
          }
        }
      }
    }
    for (int m = 0; m < size; m++) {
      matrix[m][m] += RIDGE;
    }
    Cholesky<Double> cholesky = Cholesky.R064.make(size, size);
    cholesky.decompose(RawStore.wrap(matrix));
    MatrixStore<Double> solution = cholesky.getSolution(RawStore.wrap(right));
    return solution.toRawCopy2D();
  }

  private static double[] heights(double[] values, double[] curves, int subnodes) {
    double[] heights = new double[subnodes];
    for (int m = 0; m < values.length; m++) {
      for (int s = 0; s < subnodes; s++) {
        heights[s] += values[m] * curves[m * subnodes + s];
      }
    }
    return heights;
  }
}
