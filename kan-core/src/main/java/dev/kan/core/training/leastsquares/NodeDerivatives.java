// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import java.util.Arrays;
import java.util.List;

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

  private final NodeLayout nodes;
  private final double[] subnodeScale;
  private final double[] subnodeBias;
  private final double[] nodeScale;
  private final double[] nodeBias;
  private final double[] ones;
  private final Offsets offsets;

  NodeDerivatives(KanLayer layer, Offsets offsets) {
    nodes = layer.spec().nodes();
    subnodeScale = layer.values(ParameterKind.SUBNODE_SCALE);
    subnodeBias = layer.values(ParameterKind.SUBNODE_BIAS);
    nodeScale = layer.values(ParameterKind.NODE_SCALE);
    nodeBias = layer.values(ParameterKind.NODE_BIAS);
    ones = new double[nodes.subnodes()];
    Arrays.fill(ones, 1);
    this.offsets = offsets;
  }

  /** The largest number of derivatives that a sample can have. */
  int mostIndices() {
    return 2 * (subnodeScale.length + nodeScale.length);
  }

  /** Takes {@code tape.raw} to {@code tape.nodes}. */
  void forward(Tape tape) {
    for (int s = 0; s < subnodeScale.length; s++) {
      tape.subnodes[s] = tape.raw[s] * subnodeScale[s] + subnodeBias[s];
    }
    int next = 0;
    for (int n = 0; n < nodeScale.length; n++) {
      double product = 1;
      for (int factor = factors(n); factor > 0; factor--) {
        product *= tape.subnodes[next++];
      }
      tape.products[n] = product;
      tape.nodes[n] = product * nodeScale[n] + nodeBias[n];
    }
  }

  /**
   * Writes the places of the parameters that have derivatives.
   *
   * @return one after the last place written
   */
  int indices(int[] indices, int start) {
    int next = start;
    for (ParameterKind kind : KINDS) {
      if (offsets.trains(kind)) {
        for (int n = 0; n < count(kind); n++) {
          indices[next++] = offsets.of(kind) + n;
        }
      }
    }
    return next;
  }

  /**
   * Runs derivatives back through the nodes.
   *
   * @param nodeSlopes the derivative of something with respect to each node
   * @param tape the sample, forward pass done; {@code rawSlopes} takes the derivatives with respect
   *     to the sums of edges
   * @param values takes the derivatives with respect to the parameters from {@code start} on
   */
  void backward(double[] nodeSlopes, Tape tape, double[] values, int start) {
    spreadOverFactors(nodeSlopes, tape);
    for (int s = 0; s < subnodeScale.length; s++) {
      tape.rawSlopes[s] = tape.subnodeSlopes[s] * subnodeScale[s];
    }
    int next = start;
    for (ParameterKind kind : KINDS) {
      if (offsets.trains(kind)) {
        double[] slopes = isOfSubnodes(kind) ? tape.subnodeSlopes : nodeSlopes;
        double[] factors = factors(kind, tape);
        for (int n = 0; n < count(kind); n++) {
          values[next++] = slopes[n] * factors[n];
        }
      }
    }
  }

  /** The derivative of a product with respect to one factor is the product of the others. */
  private void spreadOverFactors(double[] nodeSlopes, Tape tape) {
    int first = 0;
    for (int n = 0; n < nodeScale.length; n++) {
      int end = first + factors(n);
      for (int s = first; s < end; s++) {
        double others = 1;
        for (int t = first; t < end; t++) {
          others *= t == s ? 1 : tape.subnodes[t];
        }
        tape.subnodeSlopes[s] = nodeSlopes[n] * nodeScale[n] * others;
      }
      first = end;
    }
  }

  private double[] factors(ParameterKind kind, Tape tape) {
    return switch (kind) {
      case SUBNODE_SCALE -> tape.raw;
      case NODE_SCALE -> tape.products;
      default -> ones;
    };
  }

  private int factors(int node) {
    return node < nodes.sums() ? 1 : nodes.arities().get(node - nodes.sums());
  }

  private int count(ParameterKind kind) {
    return isOfSubnodes(kind) ? subnodeScale.length : nodeScale.length;
  }

  private static boolean isOfSubnodes(ParameterKind kind) {
    return kind == ParameterKind.SUBNODE_SCALE || kind == ParameterKind.SUBNODE_BIAS;
  }
}
