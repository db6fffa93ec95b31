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
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/** Computes one layer in ops, carrying derivatives with respect to the network's inputs forward. */
final class JetOps<T extends TFloating> {
  private final Ops tf;
  private final LayerSpec spec;
  private final Precision<T> precision;
  private final LayerParameters<T> parameters;
  private final int functions;
  // (inputs, functions, subnodes)
  private final Operand<T> weights;
  private final SymbolicOps<T> symbolic;

  JetOps(
      Ops tf,
      LayerSpec spec,
      Precision<T> precision,
      LayerParameters<T> parameters,
      Operand<T> weights,
      SymbolicOps<T> symbolic) {
    this.tf = tf;
    this.spec = spec;
    this.precision = precision;
    this.parameters = parameters;
    this.symbolic = symbolic;
    functions = spec.grid().basisCount() + (spec.base() == BaseFunction.ZERO ? 0 : 1);
    this.weights =
        tf.reshape(weights, tf.constant(new int[] {spec.inputs(), functions, spec.subnodes()}));
  }

  /**
   * Returns the basis functions of the network's first layer and their derivatives. If there are
   * symbolic edges, x itself is one more function.
   *
   * @param x (samples, inputs)
   * @return (inputs, 3, samples, functions), independent of parameters
   */
  Operand<T> basis(Operand<T> x) {
    Curves<T> basis = curveOps().basis(x);
    if (!symbolic.isEmpty()) {
      basis =
          basis.combine(
              identity(x), (spline, own) -> tf.concat(List.of(spline, own), tf.constant(2)));
    }
    Operand<T> stacked = tf.stack(List.of(basis.value(), basis.slope(), basis.curvature()));
    return tf.linalg.transpose(stacked, tf.constant(new int[] {2, 0, 1, 3}));
  }

  private Curves<T> identity(Operand<T> x) {
    Operand<T> value = expanded(x);
    return new Curves<>(value, filled(tf.shape(value), 1), filled(tf.shape(value), 0));
  }

  /** Returns the nodes, given the result of {@link #basis}. Each input is a direction. */
  Jet<T> nodesOnBasis(Operand<T> basis) {
    if (symbolic.isEmpty()) {
      return nodes(splineSumsOnBasis(basis));
    }
    Operand<T> splines =
        tf.slice(
            basis,
            tf.constant(new int[] {0, 0, 0, 0}),
            tf.constant(new int[] {-1, -1, -1, functions}));
    Operand<T> lines =
        tf.slice(
            basis,
            tf.constant(new int[] {0, 0, 0, functions}),
            tf.constant(new int[] {-1, 1, -1, 1}));
    return nodes(splineSumsOnBasis(splines).plus(tf, symbolic.sums(inputs(lines))));
  }

  /**
   * Returns the network's inputs with their derivatives.
   *
   * @param lines the inputs, (inputs, 1, samples, 1)
   */
  private Jet<T> inputs(Operand<T> lines) {
    int inputs = spec.inputs();
    Operand<T> x =
        tf.linalg.transpose(
            tf.reshape(lines, tf.constant(new int[] {inputs, -1})), tf.constant(new int[] {1, 0}));
    double[] directions = new double[inputs * inputs];
    for (int i = 0; i < inputs; i++) {
      directions[i * inputs + i] = 1;
    }
    Shape shape = Shape.of(inputs, 1, inputs);
    return new Jet<>(
        tf.expandDims(x, tf.constant(0)),
        precision.constant(tf, shape, directions),
        precision.constant(tf, shape, new double[inputs * inputs]));
  }

  private Jet<T> splineSumsOnBasis(Operand<T> basis) {
    Operand<T> flat = tf.reshape(basis, tf.constant(new int[] {spec.inputs(), -1, functions}));
    Operand<T> edges =
        tf.reshape(
            tf.train.batchMatMul(flat, weights, precision.type()),
            tf.constant(new int[] {spec.inputs(), 3, -1, spec.subnodes()}));
    List<Operand<T>> parts = new ArrayList<>(tf.unstack(edges, 3L, Unstack.axis(1L)).output());
    Operand<T> sums = tf.reduceSum(parts.get(0), tf.constant(0), ReduceSum.keepDims(true));
    return new Jet<>(sums, parts.get(1), parts.get(2));
  }

  /** Returns the nodes, given those of the previous layer. */
  Jet<T> nodes(Jet<T> x, int directions) {
    Jet<T> splines = splineSums(x, directions);
    return nodes(symbolic.isEmpty() ? splines : splines.plus(tf, symbolic.sums(x)));
  }

  private Jet<T> splineSums(Jet<T> x, int directions) {
    Operand<T> values = tf.reshape(x.value(), tf.constant(new int[] {-1, spec.inputs()}));
    boolean narrow = spec.subnodes() <= functions;
    Curves<T> curves = narrow ? curveOps().edges(values, weights) : curveOps().basis(values);
    Operand<T> first = expanded(x.first());
    Operand<T> second = expanded(x.second());
    Operand<T> squared = tf.math.mul(first, first);
    Jet<T> each =
        new Jet<>(
            tf.expandDims(curves.value(), tf.constant(0)),
            tf.math.mul(first, curves.slope()),
            tf.math.add(
                tf.math.mul(second, curves.slope()), tf.math.mul(squared, curves.curvature())));
    if (narrow) {
      return each.map(part -> tf.reduceSum(part, tf.constant(2)));
    }
    return new Jet<>(
        product(each.value(), 1),
        product(each.first(), directions),
        product(each.second(), directions));
  }

  /** Returns the derivatives for a caller, if this is the last layer. */
  InputDerivatives<T> derivatives(Jet<T> nodes, int directions) {
    return new InputDerivatives<>(tf, directions, spec.outputs(), nodes);
  }

  private Jet<T> nodes(Jet<T> sums) {
    return new JetNodeOps<>(tf, spec, parameters).call(sums);
  }

  /**
   * Multiplies a basis (directions, samples, inputs, functions) by the weights, giving (directions,
   * samples, subnodes).
   */
  private Operand<T> product(Operand<T> basis, int directions) {
    int rows = spec.inputs() * functions;
    Operand<T> flat = tf.reshape(basis, tf.constant(new int[] {-1, rows}));
    Operand<T> matrix = tf.reshape(weights, tf.constant(new int[] {rows, spec.subnodes()}));
    return tf.reshape(
        tf.linalg.matMul(flat, matrix), tf.constant(new int[] {directions, -1, spec.subnodes()}));
  }

  private Operand<T> filled(Operand<TInt32> shape, double value) {
    return tf.fill(shape, precision.scalar(tf, value));
  }

  private CurveOps<T> curveOps() {
    return new CurveOps<>(tf, spec, precision);
  }

  private Operand<T> expanded(Operand<T> x) {
    return tf.expandDims(x, tf.constant(-1));
  }
}
