// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A network without numbers: what an initialiser of {@link dev.kan.core.init} starts from.
 *
 * @param layers the layers, input side first; each takes as many inputs as the one before has nodes
 */
public record KanSpec(List<LayerSpec> layers) {
  private static final int LAYERS_SHOWN = 4;

  /**
   * Copies the layers.
   *
   * @throws IllegalArgumentException if there is no layer
   */
  public KanSpec {
    layers = ImmutableList.copyOf(layers);
    checkArgument(!layers.isEmpty(), "a network needs at least one layer; got none");
  }

  /**
   * Starts a specification of sum nodes only.
   *
   * @param widths the number of nodes of each layer, inputs first: {@code (2, 5, 1)} is two inputs,
   *     five hidden nodes, one output
   * @throws IllegalArgumentException if there are fewer than two widths or one is below 1
   */
  public static KanSpecBuilder builder(int... widths) {
    checkArgument(
        widths.length >= 2,
        "a network needs at least 2 widths (inputs and outputs); got %s",
        widths.length);
    ImmutableList.Builder<NodeLayout> nodes = ImmutableList.builder();
    for (int l = 1; l < widths.length; l++) {
      checkArgument(widths[l] >= 1, "width %s must be at least 1; got %s", l, widths[l]);
      nodes.add(NodeLayout.sums(widths[l]));
    }
    return new KanSpecBuilder(widths[0], nodes.build());
  }

  /**
   * Starts a specification with product nodes.
   *
   * @param inputs the number of inputs, at least 1
   * @param nodes the nodes of each layer, the outputs last; at least one layer
   * @throws IllegalArgumentException if {@code inputs} is below 1 or there is no layer
   */
  public static KanSpecBuilder builder(int inputs, List<NodeLayout> nodes) {
    return new KanSpecBuilder(inputs, nodes);
  }

  /** Returns a line for each layer, the first four of many. */
  @Override
  public String toString() {
    return "KanSpec"
        + layers.stream().limit(LAYERS_SHOWN).map(layer -> "\n  " + layer).collect(joining())
        + (layers.size() > LAYERS_SHOWN
            ? "\n  and " + (layers.size() - LAYERS_SHOWN) + " more"
            : "");
  }
}
