// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Moves the contributions of constant nodes to the next layer into its subnode biases. A subnode
 * that no edge reaches equals its bias. A node is constant if all its subnodes are, or if it is a
 * product with a constant factor of 0. A constant node of value v adds {@code s phi(v)} to a
 * subnode of scale s.
 */
final class ConstantFolding {
  private ConstantFolding() {}

  /**
   * Returns a network with the same function in which no constant hidden node has an outgoing edge.
   */
  static Kan of(Kan kan) {
    List<KanLayer> layers = new ArrayList<>();
    double[] inputs = new double[kan.inputs()];
    Arrays.fill(inputs, Double.NaN);
    for (KanLayer layer : kan.layers()) {
      KanLayer folded = fold(layer, inputs);
      layers.add(folded);
      inputs = constantNodes(folded);
    }
    return kan.withLayers(layers);
  }

  /**
   * Returns the layer with constant inputs folded in.
   *
   * @param inputs the value of each input, or NaN if it is not constant
   */
  private static KanLayer fold(KanLayer layer, double[] inputs) {
    Set<Integer> folded = new HashSet<>();
    double[] bias = layer.values(ParameterKind.SUBNODE_BIAS);
    for (int i = 0; i < inputs.length; i++) {
      if (Double.isFinite(inputs[i])) {
        double[] moved = withEdgesOf(layer, i, inputs[i], bias);
        // a symbolic edge is not finite at a pole, and so cannot become a bias: such a
        // node stays
        if (Arrays.stream(moved).allMatch(Double::isFinite)) {
          bias = moved;
          folded.add(i);
        }
      }
    }
    return layer.filterEdges((i, s) -> !folded.contains(i)).with(ParameterKind.SUBNODE_BIAS, bias);
  }

  private static double[] withEdgesOf(KanLayer layer, int input, double value, double[] bias) {
    double[] scale = layer.values(ParameterKind.SUBNODE_SCALE);
    double[] moved = bias.clone();
    for (int s = 0; s < moved.length; s++) {
      if (layer.present(input, s)) {
        moved[s] += scale[s] * layer.edge(input, s).applyAsDouble(value);
      }
    }
    return moved;
  }

  /** Returns the value of each node, or NaN if it is not constant. */
  private static double[] constantNodes(KanLayer layer) {
    double[] subnodes = constantSubnodes(layer);
    double[] scale = layer.values(ParameterKind.NODE_SCALE);
    double[] bias = layer.values(ParameterKind.NODE_BIAS);
    NodeLayout layout = layer.spec().nodes();
    double[] nodes = new double[layout.nodes()];
    for (int node = 0; node < nodes.length; node++) {
      int first = layout.firstSubnode(node);
      double[] factors = Arrays.copyOfRange(subnodes, first, first + layout.subnodesOf(node));
      nodes[node] = product(factors) * scale[node] + bias[node];
    }
    return nodes;
  }

  private static double[] constantSubnodes(KanLayer layer) {
    double[] values = layer.values(ParameterKind.SUBNODE_BIAS);
    for (int s = 0; s < values.length; s++) {
      if (isReached(layer, s)) {
        values[s] = Double.NaN;
      }
    }
    return values;
  }

  private static boolean isReached(KanLayer layer, int subnode) {
    return IntStream.range(0, layer.spec().inputs()).anyMatch(i -> layer.present(i, subnode));
  }

  private static double product(double[] factors) {
    double product = 1;
    for (double factor : factors) {
      if (factor == 0) {
        return 0;
      }
      product *= factor;
    }
    return product;
  }
}
