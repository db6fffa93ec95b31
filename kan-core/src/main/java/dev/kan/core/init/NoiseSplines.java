// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import dev.kan.core.LayerSpec;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.HashMap;
import java.util.Map;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.RawStore;

/**
 * Spline coefficients whose curves take random values at the grid points: the least-squares
 * solution of smallest norm, as in pykan and efficient-kan. Costs O(G^3) for each distinct knot
 * vector.
 */
final class NoiseSplines {
  private NoiseSplines() {}

  /**
   * Returns splines fitted to random values {@code amplitude * U(-1/2, 1/2)} at the G + 1 grid
   * points of every edge.
   *
   * @return the coefficients, (inputs, G + k, subnodes), row-major
   */
  static double[] coefficients(LayerSpec spec, double amplitude, SeededRandom random) {
    Grid grid = spec.grid();
    int points = grid.gridIntervals() + 1;
    int inputs = spec.inputs();
    int subnodes = spec.subnodes();
    double[][][] noise = new double[inputs][points][subnodes];
    for (int p = 0; p < points; p++) {
      for (int i = 0; i < inputs; i++) {
        for (int s = 0; s < subnodes; s++) {
          noise[i][p][s] = (random.uniform() - 0.5) * amplitude;
        }
      }
    }
    Map<KnotVector, MatrixStore<Double>> inverses = new HashMap<>();
    int edgeBlock = grid.basisCount() * subnodes;
    double[] coefficients = new double[inputs * edgeBlock];
    for (int i = 0; i < inputs; i++) {
      MatrixStore<Double> inverse =
          inverses.computeIfAbsent(grid.knots().get(i), NoiseSplines::pseudoInverse);
      double[][] fitted = inverse.multiply(RawStore.wrap(noise[i])).toRawCopy2D();
      for (int m = 0; m < fitted.length; m++) {
        System.arraycopy(fitted[m], 0, coefficients, i * edgeBlock + m * subnodes, subnodes);
      }
    }
    return coefficients;
  }

  private static MatrixStore<Double> pseudoInverse(KnotVector knots) {
    BSplineBasis basis = BSplineBasis.of(knots, OutsideGrid.ZERO);
    double[][] values = new double[knots.gridIntervals() + 1][];
    for (int p = 0; p < values.length; p++) {
      values[p] = basis.values(knots.knot(knots.order() + p));
    }
    SingularValue<Double> decomposition = SingularValue.R064.make();
    decomposition.decompose(RawStore.wrap(values));
    return decomposition.getInverse();
  }
}
