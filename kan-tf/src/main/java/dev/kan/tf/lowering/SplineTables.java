// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.BaseFunction;
import dev.kan.core.LayerSpec;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import java.util.List;

/**
 * The polynomial coefficients of a layer's basis, as tables to gather from. There is a table for
 * each power of the position u within a cell, a row for each cell of each distinct knot vector, and
 * a column for each function. An identity base function is a polynomial as well and takes one more
 * column.
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

  /** Returns true if all inputs have the same knots and share one block of rows. */
  boolean shared() {
    return bases.size() == 1;
  }

  /** Returns the number of knot vectors: 1 if shared, otherwise one for each input. */
  int vectors() {
    return bases.size();
  }

  /** Returns the number of rows of one knot vector. */
  int cells() {
    return cells;
  }

  /** Returns the number of functions: G + k, and one more for an identity base function. */
  int columns() {
    return columns;
  }

  /**
   * Returns the highest power in the tables: the order, or at least 1 for an identity base
   * function.
   */
  int degree() {
    return columns > bases.get(0).knots().basisCount() ? Math.max(1, order) : order;
  }

  /** Returns true if the steps between knots are equal, so that a division finds the cell. */
  boolean uniform() {
    return uniform;
  }

  /** Returns all knots, (vectors, knots). */
  double[] knots() {
    return bases.stream().flatMapToDouble(b -> Arrays.stream(b.knots().toArray())).toArray();
  }

  /**
   * Returns for each vector the point one step left of the first knot, where cell 0 would begin.
   */
  double[] starts() {
    return bases.stream()
        .mapToDouble(basis -> basis.knots().knot(0) - step(basis.knots()))
        .toArray();
  }

  /** Returns the mean step between the knots of each vector. */
  double[] steps() {
    return bases.stream().mapToDouble(basis -> step(basis.knots())).toArray();
  }

  /** Returns the inverse of the mean step between the knots of each vector. */
  double[] inverseSteps() {
    return bases.stream().mapToDouble(basis -> 1 / step(basis.knots())).toArray();
  }

  /** Returns the point of each cell at which u is 0, (vectors * cells). */
  double[] origins() {
    double[] origins = new double[bases.size() * cells];
    for (int row = 0; row < origins.length; row++) {
      origins[row] = bases.get(row / cells).origin(row % cells);
    }
    return origins;
  }

  /** Returns the inverse of the unit of u in each cell, (vectors * cells). */
  double[] inverseWidths() {
    double[] inverses = new double[bases.size() * cells];
    for (int row = 0; row < inverses.length; row++) {
      inverses[row] = bases.get(row / cells).inverseWidth(row % cells);
    }
    return inverses;
  }

  /**
   * Returns the coefficients of {@code u^power}, (vectors * cells, columns). For uniform knots, u
   * is the distance from {@code start + cell * step}, in steps, except in the first and the last
   * cell, which are unbounded: there it is not divided by the step. Otherwise {@link #origins} and
   * {@link #inverseWidths} define u.
   */
  double[] power(int power) {
    double[] table = new double[bases.size() * cells * columns];
    for (int row = 0; row < bases.size() * cells; row++) {
      fillRow(table, row, power);
    }
    return table;
  }

  private void fillRow(double[] table, int row, int power) {
    BSplineBasis basis = basis(row);
    int first = basis.firstFunction(row % cells);
    for (int j = 0; j <= order; j++) {
      int column = first + j;
      if (column >= 0 && column < basis.knots().basisCount()) {
        table[row * columns + column] = coefficient(row, power, j);
      }
    }
    if (columns > basis.knots().basisCount() && power <= 1) {
      Variable u = variable(basis, row % cells);
      table[(row + 1) * columns - 1] = power == 0 ? u.from() : u.width();
    }
  }

  /**
   * Returns the coefficient of {@code u^power} of function {@code firstFunction + j} in the cell of
   * a row.
   */
  double coefficient(int row, int power, int j) {
    BSplineBasis basis = basis(row);
    int cell = row % cells;
    Variable u = variable(basis, cell);
    double slope = u.width() * basis.inverseWidth(cell);
    double shift = (u.from() - basis.origin(cell)) * basis.inverseWidth(cell);
    return substituted(basis, cell, j, power, slope, shift);
  }

  /** Returns the basis that a row belongs to. */
  BSplineBasis basis(int row) {
    return bases.get(row / cells);
  }

  private record Variable(double from, double width) {}

  private Variable variable(BSplineBasis basis, int cell) {
    if (!uniform) {
      return new Variable(basis.origin(cell), 1 / basis.inverseWidth(cell));
    }
    double step = step(basis.knots());
    double from = basis.knots().knot(0) + (cell - 1) * step;
    return new Variable(from, cell == 0 || cell == cells - 1 ? 1 : step);
  }

  /**
   * Returns the coefficient of {@code v^power} after {@code slope * v + shift} is substituted for
   * u.
   */
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
