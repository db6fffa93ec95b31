// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.BaseFunction;
import dev.kan.core.LayerSpec;
import dev.kan.tf.Precision;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * Computes a layer's functions of one variable, either its basis functions or its edges, with their
 * first two derivatives. Both are piecewise polynomials plus a base function: one gather fetches
 * the coefficients of all powers, and Horner's rule evaluates them. The coefficients of the edges
 * are those of the basis times the weights, a product over cells instead of samples.
 */
final class CurveOps<T extends TFloating> {
  // the second derivative starts at power 2 in Horner's rule: lower degrees are padded with zeros
  private static final int LEAST_DEGREE = 2;

  private final Ops tf;
  private final LayerSpec spec;
  private final Precision<T> precision;
  private final SplineTables tables;
  private final int powers;

  CurveOps(Ops tf, LayerSpec spec, Precision<T> precision) {
    this.tf = tf;
    this.spec = spec;
    this.precision = precision;
    tables = SplineTables.of(spec);
    powers = 1 + Math.max(LEAST_DEGREE, tables.degree());
  }

  /**
   * Returns the basis functions, including the base function unless that is zero.
   *
   * @param x (samples, inputs)
   */
  Curves<T> basis(Operand<T> x) {
    BasisOps.Position<T> position = new BasisOps<>(tf, spec, precision).position(x);
    long rows = (long) tables.vectors() * tables.cells();
    Operand<T> table =
        precision.constant(tf, Shape.of(rows, (long) powers * tables.columns()), table(1));
    Curves<T> splines = pieces(table, position.row(), position, tables.columns());
    return spec.base() == BaseFunction.SILU
        ? splines.combine(
            silu(x), (spline, base) -> tf.concat(List.of(spline, base), tf.constant(2)))
        : splines;
  }

  /**
   * Returns the numeric parts of the edges.
   *
   * @param x (samples, inputs)
   * @param weights (inputs, functions, subnodes)
   */
  Curves<T> edges(Operand<T> x, Operand<T> weights) {
    BasisOps<T> ops = new BasisOps<>(tf, spec, precision);
    BasisOps.Position<T> position = ops.position(x);
    int copies = tables.shared() ? spec.inputs() : 1;
    Operand<T> table =
        precision.constant(
            tf,
            Shape.of(spec.inputs(), (long) tables.cells() * powers, tables.columns()),
            table(copies));
    Operand<T> splineWeights = rows(weights, 0, tables.columns());
    Operand<T> edgeTable =
        tf.reshape(
            tf.train.batchMatMul(table, splineWeights, precision.type()),
            tf.constant(new int[] {spec.inputs() * tables.cells(), powers * spec.subnodes()}));
    Operand<TInt64> row = tables.shared() ? ops.inInputsBlock(position.row()) : position.row();
    Curves<T> splines = pieces(edgeTable, row, position, spec.subnodes());
    if (spec.base() != BaseFunction.SILU) {
      return splines;
    }
    Operand<T> scale =
        tf.reshape(
            rows(weights, tables.columns(), 1),
            tf.constant(new int[] {spec.inputs(), spec.subnodes()}));
    return splines.combine(silu(x), (spline, base) -> horner(base, scale, spline));
  }

  /** Returns the coefficients, (vectors, cells, powers, columns), repeated {@code copies} times. */
  private double[] table(int copies) {
    int columns = tables.columns();
    int rows = tables.vectors() * tables.cells();
    double[] table = new double[copies * rows * powers * columns];
    for (int power = 0; power < powers; power++) {
      double[] source = tables.power(power);
      for (int row = 0; row < copies * rows; row++) {
        System.arraycopy(
            source, row % rows * columns, table, (row * powers + power) * columns, columns);
      }
    }
    return table;
  }

  private Curves<T> pieces(
      Operand<T> table, Operand<TInt64> row, BasisOps.Position<T> position, int functions) {
    Operand<T> gathered = tf.gather(table, row, tf.constant(0));
    Operand<T> shaped =
        tf.reshape(gathered, tf.constant(new int[] {-1, spec.inputs(), powers, functions}));
    List<Operand<T>> coefficients =
        new ArrayList<>(tf.unstack(shaped, (long) powers, Unstack.axis(2L)).output());
    Operand<T> u = expanded(position.u());
    // the recurrence of each derivative starts one power later
    Operand<T> leading = coefficients.get(powers - 1);
    Operand<T> value = horner(leading, u, coefficients.get(powers - 2));
    Operand<T> slope = leading;
    Operand<T> halfCurvature = leading;
    for (int power = powers - 3; power >= 0; power--) {
      if (power < powers - 3) {
        halfCurvature = horner(halfCurvature, u, slope);
      }
      slope = horner(slope, u, value);
      value = horner(value, u, coefficients.get(power));
    }
    Operand<T> scale = expanded(position.slope());
    Operand<T> twice = tf.math.mul(tf.math.mul(scale, scale), precision.scalar(tf, 2));
    return new Curves<>(value, tf.math.mul(slope, scale), tf.math.mul(halfCurvature, twice));
  }

  private Operand<T> horner(Operand<T> sum, Operand<T> u, Operand<T> next) {
    return tf.math.add(tf.math.mul(sum, u), next);
  }

  private Curves<T> silu(Operand<T> x) {
    SiluOps<T> silu = new SiluOps<>(tf, precision, x);
    return new Curves<>(expanded(silu.value()), expanded(silu.slope()), expanded(silu.curvature()));
  }

  private Operand<T> rows(Operand<T> weights, int from, int count) {
    return tf.slice(
        weights, tf.constant(new int[] {0, from, 0}), tf.constant(new int[] {-1, count, -1}));
  }

  private Operand<T> expanded(Operand<T> x) {
    return tf.expandDims(x, tf.constant(-1));
  }
}
