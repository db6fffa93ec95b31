// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import dev.kan.core.VariableNames;
import java.util.List;

/**
 * The places of everything in the picture of a network: the inputs in a row at the bottom, the
 * outputs at the top, and between two rows of nodes a row of boxes, one for each edge between drawn
 * nodes, in the order of inputs and then of subnodes. Boxes that would be small in one row stand in
 * several.
 *
 * @param width in pixels
 * @param height in pixels
 * @param nodes the nodes, level by level from the inputs
 * @param subnodes the subnodes of layers with product nodes
 * @param edges all edges between the nodes, present or not, layer by layer from the inputs
 * @param labels the title, the names and the note about nodes that are not drawn
 */
record NetworkLayout(
    int width,
    int height,
    List<NodePlace> nodes,
    List<SubnodePlace> subnodes,
    List<EdgeRoute> edges,
    List<Label> labels) {
  NetworkLayout {
    nodes = ImmutableList.copyOf(nodes);
    subnodes = ImmutableList.copyOf(subnodes);
    edges = ImmutableList.copyOf(edges);
    labels = ImmutableList.copyOf(labels);
  }

  /**
   * Computes the layout of a network, which depends on its architecture, the nodes to draw and the
   * style alone.
   *
   * @throws IllegalArgumentException if there are names, but not as many as inputs or outputs
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   */
  static NetworkLayout of(DrawnNodes drawn, NetworkStyle style) {
    VariableNames names = style.names(drawn.kan());
    DrawingLibraries.require();
    return new LayoutPlan(drawn, style, names).layout();
  }
}
