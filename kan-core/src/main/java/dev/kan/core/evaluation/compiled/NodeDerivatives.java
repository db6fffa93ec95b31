// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.ParameterKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The nodes of one layer, from the sums of edges on: affine maps and products, run forward and
 * backward sample by sample. {@link #indices} and {@link #backward} agree in their order.
 */
final class NodeDerivatives {
  private static final List<ParameterKind> KINDS =
      List.of(
          ParameterKind.SUBNODE_SCALE,
          ParameterKind.SUBNODE_BIAS,
          ParameterKind.NODE_SCALE,
          ParameterKind.NODE_BIAS);

  private final CompiledLayer layer;
  private final int[] starts;
  private final double[] ones;
  // the sample: per subnode the sum of its edges, and that after its affine map
  final double[] sums;
  private final double[] subnodes;
  // per node the product of its subnodes, and that after its affine map
  private final double[] products;
  final double[] nodes;
  // derivatives on their way back: with respect to nodes, subnodes and sums of edges
  final double[] nodeSlopes;
  private final double[] subnodeSlopes;
  final double[] sumSlopes;

  NodeDerivatives(CompiledLayer layer, ToIntFunction<ParameterKind> starts) {
    this.layer = layer;
    this.starts = KINDS.stream().mapToInt(starts).toArray();
    ones = new double[layer.subnodes()];
    Arrays.fill(ones, 1);
    sums = new double[layer.subnodes()];
    subnodes = new double[layer.subnodes()];
    products = new double[layer.nodes()];
    nodes = new double[layer.nodes()];
    nodeSlopes = new double[layer.nodes()];
    subnodeSlopes = new double[layer.subnodes()];
    sumSlopes = new double[layer.subnodes()];
  }

  /** Takes {@code sums} to {@code nodes}. */
  void forward() {
    layer.scaleSubnodes(sums, subnodes);
    layer.multiplySubnodes(subnodes, products, 0);
    for (int n = 0; n < nodes.length; n++) {
      nodes[n] = products[n] * layer.nodeScale[n] + layer.nodeBias[n];
    }
  }

  /**
   * Writes the places of the parameters that have derivatives.
   *
   * @return one after the last place written
   */
  int indices(int[] indices, int start) {
    int next = start;
    for (int k = 0; k < starts.length; k++) {
      int count = starts[k] < 0 ? 0 : slopes(KINDS.get(k)).length;
      for (int n = 0; n < count; n++) {
        indices[next++] = starts[k] + n;
      }
    }
    return next;
  }

  /**
   * Takes {@code nodeSlopes}, the derivatives of something with respect to the nodes, to {@code
   * sumSlopes}, those with respect to the sums of edges.
   *
   * @param values takes the derivatives with respect to the parameters from {@code start} on
   */
  void backward(double[] values, int start) {
    spreadOverFactors();
    for (int s = 0; s < sumSlopes.length; s++) {
      sumSlopes[s] = subnodeSlopes[s] * layer.subnodeScale[s];
    }
    int next = start;
    for (int k = 0; k < starts.length; k++) {
      double[] slopes = slopes(KINDS.get(k));
      double[] factors = factors(KINDS.get(k));
      int count = starts[k] < 0 ? 0 : slopes.length;
      for (int n = 0; n < count; n++) {
        values[next++] = slopes[n] * factors[n];
      }
    }
  }

  /** The derivative of a product with respect to one factor is the product of the others. */
  private void spreadOverFactors() {
    int first = 0;
    for (int n = 0; n < nodes.length; n++) {
      int end = first + layer.factors[n];
      for (int s = first; s < end; s++) {
        double others = 1;
        for (int t = first; t < end; t++) {
          others *= t == s ? 1 : subnodes[t];
        }
        subnodeSlopes[s] = nodeSlopes[n] * layer.nodeScale[n] * others;
      }
      first = end;
    }
  }

  private double[] slopes(ParameterKind kind) {
    return kind == ParameterKind.SUBNODE_SCALE || kind == ParameterKind.SUBNODE_BIAS
        ? subnodeSlopes
        : nodeSlopes;
  }

  private double[] factors(ParameterKind kind) {
    return switch (kind) {
      case SUBNODE_SCALE -> sums;
      case NODE_SCALE -> products;
      default -> ones;
    };
  }
}
