// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.BaseFunction;
import dev.kan.core.LayerSpec;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import java.util.List;

/**
 * A layer's basis as tables to gather from: a row for every cell of every distinct knot vector, a
 * table for every power of the position u within the cell, a column for every function. An identity
 * base function is piecewise linear too and takes one more column.
 */
final class SplineTables {
  private static final double UNIFORM_TOLERANCE = 1e-13;

  private final List<BSplineBasis> bases;
  private final int order;
  private final int columns;
  private final int cells;
  private final boolean uniform;

  private SplineTables(List<BSplineBasis> bases, LayerSpec spec) {
    this.bases = bases;
    order = spec.grid().order();
    columns = spec.grid().basisCount() + (spec.base() == BaseFunction.IDENTITY ? 1 : 0);
    cells = bases.get(0).cells();
    // at order 0 the basis jumps at knots: only an exact comparison finds the right cell
    uniform = order > 0 && bases.stream().allMatch(basis -> isUniform(basis.knots()));
  }

  static SplineTables of(LayerSpec spec) {
    List<BSplineBasis> all = spec.grid().bases(spec.outside());
    boolean shared = all.stream().distinct().count() == 1;
    return new SplineTables(shared ? all.subList(0, 1) : all, spec);
  }

  /** Whether all inputs have the same knots, so that there is one block of rows, not one each. */
  boolean shared() {
    return bases.size() == 1;
  }

  /** The number of knot vectors held: 1 if shared, else one for each input. */
  int vectors() {
    return bases.size();
  }

  /** The number of rows of one knot vector. */
  int cells() {
    return cells;
  }

  /** The number of functions: G + k, and one more for an identity base. */
  int columns() {
    return columns;
  }

  /** The highest power in the tables: the order, and at least 1 for an identity base. */
  int degree() {
    return columns > bases.get(0).knots().basisCount() ? Math.max(1, order) : order;
  }

  /** Whether the steps between knots are equal, so that the cell is found by a division. */
  boolean uniform() {
    return uniform;
  }

  /** All knots, (vectors, knots). */
  double[] knots() {
    return bases.stream().flatMapToDouble(b -> Arrays.stream(b.knots().toArray())).toArray();
  }

  /** One step left of the first knot, for each vector: where cell 0 would begin. */
  double[] starts() {
    return bases.stream()
        .mapToDouble(basis -> basis.knots().knot(0) - step(basis.knots()))
        .toArray();
  }

  /** The mean step between knots of each vector. */
  double[] steps() {
    return bases.stream().mapToDouble(basis -> step(basis.knots())).toArray();
  }

  /** One over the mean step between knots of each vector. */
  double[] inverseSteps() {
    return bases.stream().mapToDouble(basis -> 1 / step(basis.knots())).toArray();
  }

  /** Where u is 0 in each cell, (vectors * cells). */
  double[] origins() {
    double[] origins = new double[bases.size() * cells];
    for (int row = 0; row < origins.length; row++) {
      origins[row] = bases.get(row / cells).origin(row % cells);
    }
    return origins;
  }

  /** One over the length that u measures in, in each cell, (vectors * cells). */
  double[] inverseWidths() {
    double[] inverses = new double[bases.size() * cells];
    for (int row = 0; row < inverses.length; row++) {
      inverses[row] = bases.get(row / cells).inverseWidth(row % cells);
    }
    return inverses;
  }

  /**
   * The coefficients of {@code u^power}, (vectors * cells, columns). For uniform knots u is counted
   * from {@code start + cell * step}, in steps, but as it is in the first and the last cell, which
   * have no end; else it is as {@link #origins} and {@link #inverseWidths} say.
   */
  double[] power(int power) {
    double[] table = new double[bases.size() * cells * columns];
    for (int row = 0; row < bases.size() * cells; row++) {
      fillRow(table, row, power);
    }
    return table;
  }

  private void fillRow(double[] table, int row, int power) {
    BSplineBasis basis = bases.get(row / cells);
    int cell = row % cells;
    double from = basis.origin(cell);
    double width = 1 / basis.inverseWidth(cell);
    if (uniform) {
      double step = step(basis.knots());
      from = basis.knots().knot(0) + (cell - 1) * step;
      width = cell == 0 || cell == cells - 1 ? 1 : step;
    }
    double slope = width * basis.inverseWidth(cell);
    double shift = (from - basis.origin(cell)) * basis.inverseWidth(cell);
    for (int j = 0; j <= order; j++) {
      int column = basis.firstFunction(cell) + j;
      if (column >= 0 && column < basis.knots().basisCount()) {
        table[row * columns + column] = substituted(basis, cell, j, power, slope, shift);
      }
    }
    if (columns > basis.knots().basisCount() && power <= 1) {
      table[(row + 1) * columns - 1] = power == 0 ? from : width;
    }
  }

  /** The coefficient of {@code v^power} when {@code slope * v + shift} is put in for u. */
  private double substituted(
      BSplineBasis basis, int cell, int j, int power, double slope, double shift) {
    double sum = 0;
    double binomial = 1;
    double shiftPower = 1;
    for (int p = power; p <= order; p++) {
      sum += basis.coefficient(cell, p, j) * binomial * shiftPower;
      binomial *= (p + 1.0) / (p + 1 - power);
      shiftPower *= shift;
    }
    return sum * Math.pow(slope, power);
  }

  private static double step(KnotVector knots) {
    return (knots.knot(knots.size() - 1) - knots.knot(0)) / (knots.size() - 1);
  }

  private static boolean isUniform(KnotVector knots) {
    double step = step(knots);
    double span = step * knots.size() + Math.abs(knots.knot(0));
    for (int i = 0; i < knots.size(); i++) {
      if (Math.abs(knots.knot(i) - (knots.knot(0) + i * step)) > UNIFORM_TOLERANCE * span) {
        return false;
      }
    }
    return true;
  }
}
