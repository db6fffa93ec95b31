// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** Computes what {@link NodeOps} computes, with derivatives. */
final class JetNodeOps<T extends TFloating> {
  private final Ops tf;
  private final NodeLayout nodes;
  private final LayerParameters<T> parameters;

  JetNodeOps(Ops tf, LayerSpec spec, LayerParameters<T> parameters) {
    this.tf = tf;
    this.nodes = spec.nodes();
    this.parameters = parameters;
  }

  /** Returns the nodes, given the sums of the edges. */
  Jet<T> call(Jet<T> sums) {
    Jet<T> subnodes = affine(sums, ParameterKind.SUBNODE_SCALE, ParameterKind.SUBNODE_BIAS);
    return affine(
        nodes.products() == 0 ? subnodes : multiplied(subnodes),
        ParameterKind.NODE_SCALE,
        ParameterKind.NODE_BIAS);
  }

  private Jet<T> affine(Jet<T> x, ParameterKind scale, ParameterKind bias) {
    Jet<T> scaled = x;
    if (!parameters.isNeutral(scale)) {
      Operand<T> factor = parameters.get(scale);
      scaled = x.map(part -> tf.math.mul(part, factor));
    }
    if (parameters.isNeutral(bias)) {
      return scaled;
    }
    Operand<T> shifted = tf.math.add(scaled.value(), parameters.get(bias));
    return new Jet<>(shifted, scaled.first(), scaled.second());
  }

  private Jet<T> multiplied(Jet<T> subnodes) {
    List<Jet<T>> parts = new ArrayList<>();
    if (nodes.sums() > 0) {
      parts.add(columns(subnodes, 0, nodes.sums()));
    }
    int next = nodes.sums();
    for (int arity : nodes.arities()) {
      Jet<T> product = columns(subnodes, next, 1);
      for (int f = 1; f < arity; f++) {
        product = product(product, columns(subnodes, next + f, 1));
      }
      parts.add(product);
      next += arity;
    }
    return new Jet<>(
        concat(parts.stream().map(Jet::value).toList()),
        concat(parts.stream().map(Jet::first).toList()),
        concat(parts.stream().map(Jet::second).toList()));
  }

  private Jet<T> columns(Jet<T> x, int from, int count) {
    return x.map(
        part ->
            tf.slice(
                part, tf.constant(new int[] {0, 0, from}), tf.constant(new int[] {-1, -1, count})));
  }

  /** Multiplies by Leibniz's rule. */
  private Jet<T> product(Jet<T> a, Jet<T> b) {
    Operand<T> mixed = tf.math.mul(a.first(), b.first());
    Operand<T> outer =
        tf.math.add(tf.math.mul(a.second(), b.value()), tf.math.mul(a.value(), b.second()));
    return new Jet<>(
        tf.math.mul(a.value(), b.value()),
        tf.math.add(tf.math.mul(a.first(), b.value()), tf.math.mul(a.value(), b.first())),
        tf.math.add(outer, tf.math.add(mixed, mixed)));
  }

  private Operand<T> concat(List<Operand<T>> parts) {
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(2));
  }
}
