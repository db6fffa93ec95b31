// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import dev.kan.core.Edge;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import java.util.Arrays;

/** Evaluates a network by its definition, one edge after the other. */
public final class EdgeByEdge {
  private final Kan kan;
  private final Choice choice;

  private EdgeByEdge(Kan kan, Choice choice) {
    this.kan = kan;
    this.choice = choice;
  }

  /** Returns the outputs of a network, (samples, outputs). */
  public static double[] outputs(Kan kan, Batch samples) {
    return outputs(kan, samples, (layer, input, subnode) -> true);
  }

  /** Returns the outputs of a network in which some edges are zero, (samples, outputs). */
  public static double[] outputs(Kan kan, Batch samples, Choice choice) {
    EdgeByEdge network = new EdgeByEdge(kan, choice);
    double[][] nodes = new double[samples.rows()][];
    for (int r = 0; r < nodes.length; r++) {
      nodes[r] = samples.row(r);
    }
    for (int l = 0; l < kan.layers().size(); l++) {
      network.advance(l, nodes);
    }
    return Arrays.stream(nodes).flatMapToDouble(Arrays::stream).toArray();
  }

  private void advance(int l, double[][] nodes) {
    KanLayer layer = kan.layer(l);
    int subnodes = layer.spec().subnodes();
    double[][] sums = new double[nodes.length][subnodes];
    for (int i = 0; i < layer.spec().inputs(); i++) {
      for (int s = 0; s < subnodes; s++) {
        Edge edge = layer.edge(i, s);
        if (edge.present() && choice.keeps(l, i, s)) {
          for (int r = 0; r < nodes.length; r++) {
            sums[r][s] += edge.applyAsDouble(nodes[r][i]);
          }
        }
      }
    }
    for (int r = 0; r < nodes.length; r++) {
      nodes[r] = nodes(layer, sums[r]);
    }
  }

  private static double[] nodes(KanLayer layer, double[] subnodes) {
    int sums = layer.spec().nodes().sums();
    double[] nodes = new double[layer.spec().outputs()];
    int next = 0;
    for (int node = 0; node < nodes.length; node++) {
      int factors = node < sums ? 1 : layer.spec().nodes().arities().get(node - sums);
      nodes[node] = 1;
      for (; factors > 0; factors--, next++) {
        nodes[node] *=
            layer.values(ParameterKind.SUBNODE_SCALE)[next] * subnodes[next]
                + layer.values(ParameterKind.SUBNODE_BIAS)[next];
      }
      nodes[node] =
          layer.values(ParameterKind.NODE_SCALE)[node] * nodes[node]
              + layer.values(ParameterKind.NODE_BIAS)[node];
    }
    return nodes;
  }

  /** A condition on the edges that are not zero. */
  @FunctionalInterface
  public interface Choice {
    /** Returns true if an edge is not zero. */
    boolean keeps(int layer, int input, int subnode);
  }
}
