// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.BaseFunction;
import dev.kan.core.LayerSpec;
import dev.kan.tf.Precision;
import java.util.List;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * Computes the basis functions of a layer in ops: it finds each input's cell, gathers the
 * polynomial coefficients of that cell, applies Horner's rule and appends the base function. Only
 * gathers, multiplications and additions carry gradients, so that the result can be differentiated
 * any number of times.
 */
final class BasisOps<T extends TFloating> {
  private final Ops tf;
  private final LayerSpec spec;
  private final Precision<T> precision;
  private final SplineTables tables;

  BasisOps(Ops tf, LayerSpec spec, Precision<T> precision) {
    this.tf = tf;
    this.spec = spec;
    this.precision = precision;
    this.tables = SplineTables.of(spec);
  }

  /**
   * Returns the values of the basis functions at {@code x}.
   *
   * @param x (samples, inputs)
   * @return (samples, inputs * columns): for each input G + k spline functions and the base
   *     function, unless that is zero
   */
  Operand<T> call(Operand<T> x) {
    Position<T> position = position(x);
    Operand<T> u = tf.expandDims(position.u(), tf.constant(-1));
    Operand<T> basis = rows(tables.degree(), position.row());
    for (int power = tables.degree() - 1; power >= 0; power--) {
      basis = tf.math.add(tf.math.mul(basis, u), rows(power, position.row()));
    }
    int columns = tables.columns();
    if (spec.base() == BaseFunction.SILU) {
      Operand<T> base = tf.expandDims(new SiluOps<>(tf, precision, x).value(), tf.constant(-1));
      basis = tf.concat(List.of(basis, base), tf.constant(2));
      columns++;
    }
    return tf.reshape(basis, tf.constant(new int[] {-1, spec.inputs() * columns}));
  }

  /**
   * The positions of inputs in the tables. The rows are 64-bit integers, since a GPU computes with
   * those itself, but copies 32-bit ones to the host and back for each operation.
   *
   * @param row the rows of the tables, (samples, inputs)
   * @param u the positions within the cells, (samples, inputs)
   * @param slope the derivatives of u, (samples, inputs)
   */
  record Position<T extends TFloating>(Operand<TInt64> row, Operand<T> u, Operand<T> slope) {}

  /**
   * Returns the positions of inputs.
   *
   * @param x (samples, inputs)
   */
  Position<T> position(Operand<T> x) {
    return tables.uniform() ? byDivision(x) : bySearch(x);
  }

  /**
   * Finds the cells of uniform knots. In the first and the last cell, u is the distance from the
   * end of the cell, not the number of steps: that would overflow far outside the grid, and zero
   * times infinity is NaN.
   */
  private Position<T> byDivision(Operand<T> x) {
    Operand<T> start = vector(tables.starts());
    Operand<T> inverse = vector(tables.inverseSteps());
    Operand<T> zero = precision.scalar(tf, 0);
    Operand<T> one = precision.scalar(tf, 1);
    Operand<T> last = precision.scalar(tf, tables.cells() - 1);
    Operand<T> steps = tf.math.mul(tf.math.sub(x, start), inverse);
    // not ClipByValue, which TFLite lacks
    Operand<T> limited = tf.math.minimum(tf.math.maximum(tf.math.floor(steps), zero), last);
    Operand<T> cell = tf.stopGradient(limited);
    Operand<T> from = tf.math.add(tf.math.mul(cell, vector(tables.steps())), start);
    // 1 in cells that have two ends, otherwise 0: a select with broadcasting is several times
    // slower
    Operand<T> inside =
        tf.math.mul(tf.math.minimum(cell, one), tf.math.minimum(tf.math.sub(last, cell), one));
    Operand<T> unit = tf.math.add(tf.math.mul(inside, inverse), tf.math.sub(one, inside));
    // NaN, which hidden nodes become in a diverging training, may be cast to any integer
    Operand<TInt64> row = tf.math.maximum(tf.dtypes.cast(cell, TInt64.class), tf.constant(0L));
    return new Position<>(tableRow(row), tf.math.mul(tf.math.sub(x, from), unit), unit);
  }

  private Position<T> bySearch(Operand<T> x) {
    Operand<TInt64> cell = cells(x);
    Operand<TInt64> row = tableRow(cell);
    Operand<T> origin = tf.gather(vector(tables.origins()), row, tf.constant(0));
    Operand<T> inverse = tf.gather(vector(tables.inverseWidths()), row, tf.constant(0));
    return new Position<>(row, tf.math.mul(tf.math.sub(x, origin), inverse), inverse);
  }

  /**
   * Counts the knots that are not above each input, which is 0 of NaN. UpperBound would do the
   * same, but neither ONNX nor TFLite has it.
   */
  private Operand<TInt64> cells(Operand<T> x) {
    Shape shape = Shape.of(tables.vectors(), tables.cells() - 1);
    Operand<T> knots = precision.constant(tf, shape, tables.knots());
    Operand<TBool> reached = tf.math.greaterEqual(tf.expandDims(x, tf.constant(-1)), knots);
    Operand<T> ones = tf.dtypes.cast(reached, precision.type());
    return tf.dtypes.cast(tf.reduceSum(ones, tf.constant(2)), TInt64.class);
  }

  private Operand<TInt64> tableRow(Operand<TInt64> cell) {
    if (tables.shared()) {
      return cell;
    }
    return inInputsBlock(cell);
  }

  /** Returns the rows in a table that has a block of rows for each input, given those of one. */
  Operand<TInt64> inInputsBlock(Operand<TInt64> cell) {
    long cells = tables.cells();
    long[] offsets = LongStream.range(0, spec.inputs()).map(i -> i * cells).toArray();
    return tf.math.add(cell, tf.constant(offsets));
  }

  private Operand<T> rows(int power, Operand<TInt64> row) {
    Operand<T> table =
        precision.constant(
            tf,
            Shape.of((long) tables.vectors() * tables.cells(), tables.columns()),
            tables.power(power));
    return tf.gather(table, row, tf.constant(0));
  }

  private Operand<T> vector(double[] values) {
    return precision.constant(tf, Shape.of(values.length), values);
  }
}
