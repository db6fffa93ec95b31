// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.evaluation.compiled.LayerValues.Workspace;
import java.util.List;

/**
 * A network whose first layer is evaluated input by input, so that the outputs for many
 * combinations of a few values cost no edge of that layer twice. Immutable.
 */
public final class SplitNetwork {
  private final EdgeValues first;
  private final List<LayerValues> layers;
  private final int widest;
  private final int outputs;

  /** Compiles a network. */
  public SplitNetwork(Kan kan) {
    layers = kan.layers().stream().map(LayerValues::new).collect(ImmutableList.toImmutableList());
    first = layers.get(0).edges();
    widest = kan.widths().stream().mapToInt(Integer::intValue).max().orElseThrow();
    outputs = kan.outputs();
  }

  /** Returns the number of the first layer's subnodes. */
  public int subnodes() {
    return first.subnodes();
  }

  /**
   * Adds the weighted values of the edges of one input to the sums of the first layer.
   *
   * @param input the index of the input
   * @param x the value of the input
   * @param weight the factor of the edges' values
   * @param sums one number for each subnode of the first layer
   */
  public void add(int input, double x, double weight, double[] sums) {
    first.add(input, x, weight, sums, 0);
  }

  /**
   * Returns the outputs of the network for given sums of the first layer's edges.
   *
   * @param sums one number for each subnode of the first layer
   */
  public double[] outputs(double... sums) {
    Workspace workspace = new Workspace(layers);
    System.arraycopy(sums, 0, workspace.subnodes(), 0, sums.length);
    double[] current = new double[widest];
    double[] next = new double[widest];
    layers.get(0).finishNodes(workspace, current, 0);
    for (LayerValues layer : layers.subList(1, layers.size())) {
      layer.sumEdges(current, 0, workspace);
      layer.finishNodes(workspace, next, 0);
      double[] swap = current;
      current = next;
      next = swap;
    }
    double[] y = new double[outputs];
    System.arraycopy(current, 0, y, 0, outputs);
    return y;
  }
}
