// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.tf.Precision;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * One layer as ops: basis, one matrix product, nodes. Masks and scales go into the matrix, once for
 * all samples, so that the only pass over (samples, inputs, functions) is the basis itself.
 */
final class LayerOps<T extends TFloating> {
  private final Ops tf;
  private final LayerSpec spec;
  private final Precision<T> precision;
  private final Operand<T> weights;
  private final LayerParameters<T> parameters;

  LayerOps(Ops tf, KanLayer layer, Precision<T> precision, LayerParameters<T> parameters) {
    this.tf = tf;
    this.spec = layer.spec();
    this.precision = precision;
    this.parameters = parameters;
    this.weights = parameters.isConstant() ? constantWeights(layer) : weights(layer);
  }

  /** The basis functions at x, (samples, inputs * columns); does not depend on parameters. */
  Operand<T> basis(Operand<T> x) {
    return new BasisOps<>(tf, spec, precision).call(x);
  }

  /** The nodes, (samples, nodes), from the basis functions. */
  Operand<T> nodes(Operand<T> basis) {
    return nodesOf(tf.linalg.matMul(basis, weights));
  }

  /** The nodes and all that leads to them, from the inputs and their basis functions. */
  LayerTrace<T> trace(Operand<T> inputs, Operand<T> basis) {
    Operand<T> sums = tf.linalg.matMul(basis, weights);
    return new LayerTrace<>(
        spec,
        inputs,
        basis,
        weights,
        parameters.get(ParameterKind.COEFFICIENTS),
        sums,
        nodesOf(sums));
  }

  private Operand<T> nodesOf(Operand<T> sums) {
    return new NodeOps<>(tf, spec, parameters).call(sums);
  }

  /** The same layer with derivatives. */
  JetOps<T> jets() {
    return new JetOps<>(tf, spec, precision, parameters, weights);
  }

  private int columns() {
    return spec.grid().basisCount() + (spec.base() == BaseFunction.ZERO ? 0 : 1);
  }

  private Operand<T> weights(KanLayer layer) {
    Operand<T> coefficients = parameters.get(ParameterKind.COEFFICIENTS);
    if (!parameters.isNeutral(ParameterKind.SPLINE_SCALE) || !allActive(layer)) {
      Operand<T> scale = masked(layer, parameters.get(ParameterKind.SPLINE_SCALE));
      coefficients = tf.math.mul(coefficients, tf.expandDims(scale, tf.constant(1)));
    }
    if (spec.base() != BaseFunction.ZERO) {
      Operand<T> base = masked(layer, parameters.get(ParameterKind.BASE_SCALE));
      coefficients =
          tf.concat(List.of(coefficients, tf.expandDims(base, tf.constant(1))), tf.constant(1));
    }
    return tf.reshape(
        coefficients, tf.constant(new int[] {spec.inputs() * columns(), spec.subnodes()}));
  }

  private Operand<T> masked(KanLayer layer, Operand<T> scale) {
    if (allActive(layer)) {
      return scale;
    }
    boolean[] active = layer.mask();
    double[] mask = new double[active.length];
    for (int e = 0; e < mask.length; e++) {
      mask[e] = active[e] ? 1 : 0;
    }
    Shape shape = Shape.of(spec.inputs(), spec.subnodes());
    return tf.math.mul(scale, precision.constant(tf, shape, mask));
  }

  private static boolean allActive(KanLayer layer) {
    boolean[] mask = layer.mask();
    for (boolean active : mask) {
      if (!active) {
        return false;
      }
    }
    return true;
  }

  /** Multiplied out on the host, so that a small batch does not pay for it at every run. */
  private Operand<T> constantWeights(KanLayer layer) {
    double[] all = layer.edgeWeights();
    int rows = spec.grid().basisCount() + 1;
    int subnodes = spec.subnodes();
    double[] kept = new double[spec.inputs() * columns() * subnodes];
    for (int i = 0; i < spec.inputs(); i++) {
      System.arraycopy(
          all, i * rows * subnodes, kept, i * columns() * subnodes, columns() * subnodes);
    }
    return precision.constant(tf, Shape.of((long) spec.inputs() * columns(), subnodes), kept);
  }
}
