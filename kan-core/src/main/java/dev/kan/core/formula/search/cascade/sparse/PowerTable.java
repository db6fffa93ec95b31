// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.formula.search.cascade.Problem;

/** The powers of the raw columns of a problem in some of its rows. */
final class PowerTable {
  /** The largest absolute exponent. */
  static final int MOST = 4;

  private final ImmutableIntArray rows;

  /** The powers by column and by twice the exponent, from the lowest. */
  private final double[][][] powers;

  PowerTable(Problem problem, ImmutableIntArray rows) {
    this.rows = rows;
    powers = new double[problem.columns().size()][4 * MOST + 1][rows.length()];
    for (int i = 0; i < powers.length; i++) {
      double[] raw = problem.columns().get(i).raw();
      for (int half = -2 * MOST; half <= 2 * MOST; half++) {
        double[] power = of(i, half / 2.0);
        for (int r = 0; r < power.length; r++) {
          power[r] = Math.pow(raw[rows.get(r)], half / 2.0);
        }
      }
    }
  }

  /** Returns the rows. */
  ImmutableIntArray rows() {
    return rows;
  }

  /**
   * Returns the powers of a column, one for each row; infinite or NaN where there is none.
   *
   * @param column the index of the column
   * @param exponent a multiple of one half, at most {@link #MOST} in magnitude
   */
  double[] of(int column, double exponent) {
    return powers[column][(int) Math.rint(2 * exponent) + 2 * MOST];
  }
}
