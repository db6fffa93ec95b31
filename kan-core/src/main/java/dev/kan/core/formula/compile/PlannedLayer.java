// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import com.google.common.collect.ImmutableList;
import dev.kan.core.NodeLayout;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A planned layer.
 *
 * @param inputs the input values of the layer, in order
 * @param nodes the nodes, sums before products
 */
record PlannedLayer(List<Expression> inputs, List<PlannedNode> nodes) {
  private static final Expression NOTHING = Expression.constant(0);

  PlannedLayer {
    inputs = ImmutableList.copyOf(inputs);
    nodes = ImmutableList.copyOf(nodes);
  }

  NodeLayout layout() {
    List<Integer> arities =
        nodes.stream().filter(PlannedNode::isProduct).map(node -> node.subnodes().size()).toList();
    return new NodeLayout(nodes.size() - arities.size(), arities);
  }

  /** Returns the edges. A constant subnode has a constant edge from the first input. */
  Map<SymbolicEdge, SymbolicCurve> edges() {
    Map<SymbolicEdge, SymbolicCurve> edges = new LinkedHashMap<>();
    int subnode = 0;
    for (PlannedNode node : nodes) {
      for (LinearForm form : node.subnodes()) {
        for (Link link : form.links()) {
          int input = inputs.indexOf(link.source());
          edges.put(new SymbolicEdge(input, subnode, link.curve().function()), link.curve());
        }
        if (form.links().isEmpty()) {
          SymbolicCurve constant =
              new SymbolicCurve(EdgeFunctions.of(NOTHING), new Affine(1, 0, 1, form.constant()));
          edges.put(new SymbolicEdge(0, subnode, constant.function()), constant);
        }
        subnode++;
      }
    }
    return edges;
  }
}
