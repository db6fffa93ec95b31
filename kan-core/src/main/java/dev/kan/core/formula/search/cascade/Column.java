// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.math.Quantiles;
import dev.kan.core.expression.Expression;
import java.util.Arrays;

/**
 * A column of samples in the user's unit, and the same numbers divided by a power of ten near their
 * usual magnitude.
 */
public final class Column {
  private static final double LEAST_ANGLE = 0.05;
  private static final double LARGEST_ANGLE = 700;

  private final String name;
  private final double[] raw;
  private final double scale;
  private final double[] scaled;
  private final double largest;

  private Column(String name, double[] raw) {
    this.name = name;
    this.raw = raw;
    this.scale = scaleOf(raw);
    this.scaled = Arrays.stream(raw).map(value -> value / scale).toArray();
    this.largest = Arrays.stream(raw).map(Math::abs).max().orElse(0);
  }

  /**
   * Returns a column.
   *
   * @param name the name of the column in formulas
   * @param values the values in the user's unit, at least one, all finite; copied
   * @throws IllegalArgumentException if there is no value or one is not finite
   */
  public static Column of(String name, double[] values) {
    checkArgument(values.length >= 1, "column \"%s\" has no values", name);
    for (int row = 0; row < values.length; row++) {
      checkArgument(
          Double.isFinite(values[row]),
          "expected finite numbers in column \"%s\"; got %s in row %s",
          name,
          values[row],
          row);
    }
    return new Column(name, values.clone());
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the values in the user's unit. The array is shared and must not be changed. */
  public double[] raw() {
    return raw;
  }

  /** Returns the power of ten that the raw values are divided by. */
  public double scale() {
    return scale;
  }

  /** Returns the raw values divided by the scale. The array is shared and must not be changed. */
  public double[] scaled() {
    return scaled;
  }

  /** Returns the largest absolute raw value. */
  public double largest() {
    return largest;
  }

  /** Returns true if the raw values may be angles in radians, judged by their magnitude. */
  public boolean mayBeAngle() {
    return mayBeAngle(largest);
  }

  /** Returns true if numbers may be angles in radians, judged by the largest absolute one. */
  static boolean mayBeAngle(double largest) {
    return largest > LEAST_ANGLE && largest < LARGEST_ANGLE;
  }

  /** Returns the variable that stands for the raw values. */
  public Expression variable() {
    return Expression.variable(name);
  }

  /** Returns the column of some rows. */
  Column select(int... rows) {
    return new Column(name, Rows.of(raw, rows));
  }

  private static double scaleOf(double[] values) {
    double[] magnitudes = Arrays.stream(values).map(Math::abs).toArray();
    double usual = Quantiles.median().compute(magnitudes);
    if (usual == 0) {
      usual = Arrays.stream(magnitudes).max().orElse(0);
    }
    return usual == 0 ? 1 : Math.pow(10, Math.rint(Math.log10(usual)));
  }
}
