// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import java.util.List;

/**
 * A network whose first layer is evaluated input by input, so that the outputs for many
 * combinations of a few values cost no edge of that layer twice. Immutable.
 */
public final class SplitNetwork {
  private final EdgeValues first;
  private final List<LayerValues> layers;

  /** Compiles a network. */
  public SplitNetwork(Kan kan) {
    layers = kan.layers().stream().map(LayerValues::new).collect(ImmutableList.toImmutableList());
    first = new EdgeValues(kan.layer(0));
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
    double[] nodes = layers.get(0).nodes(sums.clone());
    for (LayerValues layer : layers.subList(1, layers.size())) {
      nodes = layer.nodes(layer.sums(nodes));
    }
    return nodes;
  }
}
