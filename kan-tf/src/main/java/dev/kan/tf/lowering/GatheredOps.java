// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.BaseFunction;
import dev.kan.core.LayerSpec;
import dev.kan.tf.Precision;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * Sums a layer's edges over the functions that are not zero: for each input it gathers the weights
 * of the {@code k + 1} functions of its cell and multiplies them by the values of only these
 * functions. The work does not depend on the number of grid intervals.
 *
 * <p>The outputs can be differentiated any number of times with respect to the inputs, but only
 * twice with respect to the weights.
 */
final class GatheredOps<T extends TFloating> {
  /** The number of subnodes from which einsum is faster than multiplying and adding. */
  private static final int LEAST_EINSUM_SUBNODES = 8;

  private final Ops tf;
  private final LayerSpec spec;
  private final Precision<T> precision;
  private final SplineTables tables;
  private final SplineWindows windows;

  GatheredOps(Ops tf, LayerSpec spec, Precision<T> precision) {
    this.tf = tf;
    this.spec = spec;
    this.precision = precision;
    tables = SplineTables.of(spec);
    windows = new SplineWindows(tables, spec.grid().order());
  }

  /**
   * Returns the sums of the edges, (samples, subnodes).
   *
   * @param x (samples, inputs)
   * @param weights those of the basis functions, followed by that of the base function unless it is
   *     zero, (inputs * columns, subnodes)
   */
  Operand<T> sums(Operand<T> x, Operand<T> weights) {
    BasisOps<T> ops = new BasisOps<>(tf, spec, precision);
    BasisOps.Position<T> position = ops.position(x);
    Operand<TInt64> block = tables.shared() ? ops.inInputsBlock(position.row()) : position.row();
    Operand<T> gathered = tf.gather(cellWeights(weights), block, tf.constant(0));
    int functions = spec.inputs() * windows.width();
    Operand<T> splines = contracted(values(position, functions), gathered, functions);
    return spec.base() == BaseFunction.ZERO
        ? splines
        : tf.math.add(splines, tf.linalg.matMul(base(x), baseWeights(weights)));
  }

  private Operand<T> values(BasisOps.Position<T> position, int functions) {
    Operand<T> u = tf.expandDims(position.u(), tf.constant(-1));
    int order = spec.grid().order();
    Operand<T> values = rows(order, position.row());
    for (int power = order - 1; power >= 0; power--) {
      values = tf.math.add(tf.math.mul(values, u), rows(power, position.row()));
    }
    return tf.reshape(values, tf.constant(new int[] {-1, functions}));
  }

  private Operand<T> rows(int power, Operand<TInt64> row) {
    long rows = (long) tables.vectors() * tables.cells();
    Operand<T> table =
        precision.constant(tf, Shape.of(rows, windows.width()), windows.power(power));
    return tf.gather(table, row, tf.constant(0));
  }

  private Operand<T> contracted(Operand<T> values, Operand<T> gathered, int functions) {
    Operand<T> perFunction =
        tf.reshape(gathered, tf.constant(new int[] {-1, functions, spec.subnodes()}));
    if (spec.subnodes() >= LEAST_EINSUM_SUBNODES) {
      return tf.linalg.einsum(List.of(values, perFunction), "nf,nfs->ns");
    }
    return tf.sum(tf.math.mul(tf.expandDims(values, tf.constant(2)), perFunction), tf.constant(1));
  }

  /** Returns the weights of each cell's functions, (inputs * cells, (k + 1) * subnodes). */
  private Operand<T> cellWeights(Operand<T> weights) {
    int cells = tables.cells();
    int width = windows.width();
    long[] functions = new long[spec.inputs() * cells * width];
    for (int f = 0; f < functions.length; f++) {
      int row = f / width;
      functions[f] = (long) row / cells * columns() + windows.start(row % cells) + f % width;
    }
    return tf.reshape(
        tf.gather(weights, tf.constant(functions), tf.constant(0)),
        tf.constant(new int[] {spec.inputs() * cells, width * spec.subnodes()}));
  }

  private Operand<T> base(Operand<T> x) {
    return spec.base() == BaseFunction.SILU ? new SiluOps<>(tf, precision, x).value() : x;
  }

  private Operand<T> baseWeights(Operand<T> weights) {
    long[] last = new long[spec.inputs()];
    for (int i = 0; i < last.length; i++) {
      last[i] = (i + 1L) * columns() - 1;
    }
    return tf.gather(weights, tf.constant(last), tf.constant(0));
  }

  private int columns() {
    return spec.grid().basisCount() + (spec.base() == BaseFunction.ZERO ? 0 : 1);
  }
}
