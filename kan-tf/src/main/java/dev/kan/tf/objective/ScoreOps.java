// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.core.NodeLayout;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.LayerTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.family.TFloating;

/** Computes the scores of {@link dev.kan.core.evaluation.attribution.Attribution} in ops. */
final class ScoreOps<T extends TFloating> {
  private final Ops tf;
  private final Precision<T> precision;
  private final DeviationOps<T> deviations;

  ScoreOps(Ops tf, Precision<T> precision) {
    this.tf = tf;
    this.precision = precision;
    this.deviations = new DeviationOps<>(tf, precision);
  }

  /**
   * Returns the scores of each layer's edges, (inputs, subnodes), computed backwards from the
   * outputs.
   */
  List<Operand<T>> edges(List<LayerTrace<T>> trace) {
    int outputs = trace.get(trace.size() - 1).spec().outputs();
    double[] equal = new double[outputs];
    Arrays.fill(equal, 1.0 / outputs);
    Operand<T> nodes = precision.constant(tf, Shape.of(1, outputs), equal);
    List<Operand<T>> scores = new ArrayList<>();
    for (int l = trace.size() - 1; l >= 0; l--) {
      LayerTrace<T> layer = trace.get(l);
      Operand<T> subnodes = tf.linalg.matMul(nodes, membership(layer.spec().nodes()));
      Operand<T> edges = tf.math.mul(deviations.edgeShares(layer), subnodes);
      scores.add(0, edges);
      nodes = tf.expandDims(tf.sum(edges, tf.constant(1)), tf.constant(0));
    }
    return scores;
  }

  /** Returns for each layer the scores of the network's inputs for its nodes, (inputs, nodes). */
  List<Operand<T>> features(List<LayerTrace<T>> trace) {
    List<Operand<T>> scores = new ArrayList<>();
    for (LayerTrace<T> layer : trace) {
      Operand<T> shares =
          tf.linalg.matMul(
              deviations.edgeShares(layer),
              membership(layer.spec().nodes()),
              MatMul.transposeB(true));
      scores.add(
          scores.isEmpty() ? shares : tf.linalg.matMul(scores.get(scores.size() - 1), shares));
    }
    return scores;
  }

  /** Returns a matrix (nodes, subnodes) with 1 where a subnode belongs to a node, otherwise 0. */
  private Operand<T> membership(NodeLayout layout) {
    double[] members = new double[layout.nodes() * layout.subnodes()];
    int subnode = 0;
    for (int node = 0; node < layout.nodes(); node++) {
      int factors = node < layout.sums() ? 1 : layout.arities().get(node - layout.sums());
      for (int f = 0; f < factors; f++) {
        members[node * layout.subnodes() + subnode++] = 1;
      }
    }
    return precision.constant(tf, Shape.of(layout.nodes(), layout.subnodes()), members);
  }
}
