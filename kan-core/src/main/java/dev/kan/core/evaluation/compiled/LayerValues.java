// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.KanLayer;
import java.util.Arrays;
import java.util.List;

/**
 * Computes the values of a layer's nodes. The numeric part of an edge is NaN if its input is not
 * finite, a symbolic part is whatever its function returns, and a missing part is 0. Immutable.
 */
public final class LayerValues {
  private final CompiledLayer layer;
  private final EdgeValues edges;

  /** Compiles a layer. */
  public LayerValues(KanLayer layer) {
    edges = new EdgeValues(layer);
    this.layer = edges.layer();
  }

  EdgeValues edges() {
    return edges;
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return layer.inputs();
  }

  /** Returns the number of subnodes. */
  public int subnodes() {
    return layer.subnodes();
  }

  /** Returns the number of nodes. */
  public int nodes() {
    return layer.nodes();
  }

  /**
   * Sums the edges of one sample into the subnodes of the workspace.
   *
   * @param x the array that holds the inputs from index {@code start} on
   */
  public void sumEdges(double[] x, int start, Workspace workspace) {
    double[] sums = workspace.subnodes;
    Arrays.fill(sums, 0, subnodes(), 0);
    for (int i = 0; i < inputs(); i++) {
      edges.addNumericParts(i, x[start + i], 1, sums, 0, workspace.local);
    }
    for (int e = 0; e < layer.curves.length; e++) {
      double at = x[start + layer.symbolicEdges[e].input()];
      sums[layer.symbolicEdges[e].subnode()] += layer.curves[e].applyAsDouble(at);
    }
  }

  /**
   * Computes the nodes from the sums of edges, which are overwritten.
   *
   * @param y the array for the nodes, from index {@code start} on
   */
  public void finishNodes(Workspace workspace, double[] y, int start) {
    layer.scaleSubnodes(workspace.subnodes, workspace.subnodes);
    layer.multiplySubnodes(workspace.subnodes, y, start);
    for (int n = 0; n < nodes(); n++) {
      y[start + n] = y[start + n] * layer.nodeScale[n] + layer.nodeBias[n];
    }
  }

  /** The arrays that an evaluation writes to. Each thread needs its own. */
  public static final class Workspace {
    private final LocalBasis local;
    private final double[] subnodes;

    /** Creates a workspace that is large enough for each of the layers. */
    public Workspace(List<LayerValues> layers) {
      int order = 0;
      int mostSubnodes = 0;
      for (LayerValues each : layers) {
        order = Math.max(order, each.layer.order);
        mostSubnodes = Math.max(mostSubnodes, each.subnodes());
      }
      local = new LocalBasis(order);
      subnodes = new double[mostSubnodes];
    }

    /** Returns the subnodes of the layer that was evaluated last, not as a copy. */
    public double[] subnodes() {
      return subnodes;
    }
  }
}
