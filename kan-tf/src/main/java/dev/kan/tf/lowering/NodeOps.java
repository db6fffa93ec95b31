// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.family.TFloating;

/**
 * Computes a layer's nodes from the sums of its edges: an affine map of the subnodes, products, and
 * an affine map of the nodes.
 */
final class NodeOps<T extends TFloating> {
  private final Ops tf;
  private final NodeLayout nodes;
  private final LayerParameters<T> parameters;

  NodeOps(Ops tf, LayerSpec spec, LayerParameters<T> parameters) {
    this.tf = tf;
    this.nodes = spec.nodes();
    this.parameters = parameters;
  }

  /**
   * Returns the nodes.
   *
   * @param sums the sums of the edges, (samples, subnodes)
   * @return (samples, nodes)
   */
  Operand<T> call(Operand<T> sums) {
    Operand<T> subnodes = subnodes(sums);
    return affine(
        nodes.products() == 0 ? subnodes : multiplied(subnodes),
        ParameterKind.NODE_SCALE,
        ParameterKind.NODE_BIAS);
  }

  /**
   * Returns the subnodes.
   *
   * @param sums the sums of the edges, (samples, subnodes)
   * @return (samples, subnodes)
   */
  Operand<T> subnodes(Operand<T> sums) {
    return affine(sums, ParameterKind.SUBNODE_SCALE, ParameterKind.SUBNODE_BIAS);
  }

  private Operand<T> affine(Operand<T> x, ParameterKind scale, ParameterKind bias) {
    Operand<T> scaled = parameters.isNeutral(scale) ? x : tf.math.mul(x, parameters.get(scale));
    return parameters.isNeutral(bias) ? scaled : tf.math.add(scaled, parameters.get(bias));
  }

  private Operand<T> multiplied(Operand<T> subnodes) {
    List<Operand<T>> parts = new ArrayList<>();
    if (nodes.sums() > 0) {
      parts.add(columns(subnodes, 0, nodes.sums()));
    }
    int next = nodes.sums();
    for (int p = 0; p < nodes.products(); ) {
      int arity = nodes.arities().get(p);
      int run = 1;
      while (p + run < nodes.products() && nodes.arities().get(p + run) == arity) {
        run++;
      }
      parts.add(product(columns(subnodes, next, run * arity), run, arity));
      next += run * arity;
      p += run;
    }
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1));
  }

  private Operand<T> columns(Operand<T> x, int from, int count) {
    return tf.slice(x, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, count}));
  }

  /** Multiplies factor by factor, since TensorFlow cannot differentiate the gradient of Prod. */
  private Operand<T> product(Operand<T> subnodes, int count, int arity) {
    Operand<T> groups = tf.reshape(subnodes, tf.constant(new int[] {-1, count, arity}));
    List<? extends Operand<T>> factors =
        tf.unstack(groups, (long) arity, Unstack.axis(2L)).output();
    Operand<T> product = factors.get(0);
    for (int f = 1; f < arity; f++) {
      product = tf.math.mul(product, factors.get(f));
    }
    return product;
  }
}
