// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.NodeLayout;
import dev.kan.tf.Precision;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.family.TFloating;

/**
 * Splits the change of each product node into those of its factors by their Shapley values, in ops.
 *
 * @param tf where to add the ops
 * @param precision the type of the factors
 * @param nodes the nodes
 */
record ProductShares<T extends TFloating>(Ops tf, Precision<T> precision, NodeLayout nodes) {
  /**
   * Returns for each subnode by how much its node changes for each unit that the subnode does, 1
   * for a sum, (samples, subnodes).
   *
   * @param before the subnodes at the reference, (1, subnodes)
   * @param now the subnodes, (samples, subnodes)
   */
  Operand<T> of(Operand<T> before, Operand<T> now) {
    List<Operand<T>> from = columns(before);
    List<Operand<T>> to = columns(now);
    List<Operand<T>> shares = new ArrayList<>();
    Operand<T> one = tf.onesLike(to.get(0));
    for (int node = 0; node < nodes.nodes(); node++) {
      int first = nodes.firstSubnode(node);
      int arity = nodes.subnodesOf(node);
      for (int k = first; k < first + arity; k++) {
        shares.add(arity == 1 ? one : share(from, to, first, arity, k));
      }
    }
    return tf.stack(shares, Stack.axis(1L));
  }

  private List<Operand<T>> columns(Operand<T> subnodes) {
    return new ArrayList<>(
        tf.unstack(subnodes, (long) nodes.subnodes(), Unstack.axis(1L)).output());
  }

  /** Returns the mean product of the other factors over all orders in which they can change. */
  private Operand<T> share(
      List<Operand<T>> from, List<Operand<T>> to, int first, int arity, int left) {
    // by the number of factors that have changed: the sum over all choices of these
    List<Operand<T>> sums = new ArrayList<>(List.of(tf.onesLike(to.get(left))));
    for (int j = first; j < first + arity; j++) {
      if (j != left) {
        sums = withFactor(sums, from.get(j), to.get(j));
      }
    }
    double weight = 1.0 / arity;
    List<Operand<T>> terms = new ArrayList<>();
    for (int size = 0; size < arity; size++) {
      terms.add(tf.math.mul(sums.get(size), precision.scalar(tf, weight)));
      weight *= (size + 1.0) / Math.max(1, arity - 1 - size);
    }
    return tf.math.addN(terms);
  }

  private List<Operand<T>> withFactor(List<Operand<T>> sums, Operand<T> from, Operand<T> to) {
    List<Operand<T>> longer = new ArrayList<>();
    longer.add(tf.math.mul(sums.get(0), from));
    for (int size = 1; size < sums.size(); size++) {
      longer.add(
          tf.math.add(tf.math.mul(sums.get(size), from), tf.math.mul(sums.get(size - 1), to)));
    }
    longer.add(tf.math.mul(sums.get(sums.size() - 1), to));
    return longer;
  }
}
