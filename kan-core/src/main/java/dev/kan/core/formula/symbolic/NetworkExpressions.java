// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import java.util.ArrayList;
import java.util.List;

/** Converts a network of symbolic edges to one expression for each output. */
final class NetworkExpressions {
  private NetworkExpressions() {}

  static List<Expression> of(Kan kan, List<Expression> inputs) {
    List<Expression> nodes = inputs;
    for (int l = 0; l < kan.layers().size(); l++) {
      nodes = nodes(kan.layer(l), subnodes(kan.layer(l), l, nodes));
    }
    return nodes;
  }

  private static List<Expression> subnodes(KanLayer layer, int index, List<Expression> inputs) {
    double[] scales = layer.values(ParameterKind.SUBNODE_SCALE);
    double[] biases = layer.values(ParameterKind.SUBNODE_BIAS);
    List<Expression> subnodes = new ArrayList<>();
    for (int s = 0; s < layer.spec().subnodes(); s++) {
      ImmutableList.Builder<Expression> terms = ImmutableList.builder();
      for (int i = 0; i < inputs.size(); i++) {
        Edge edge = layer.edge(i, s);
        if (edge.active()) {
          throw new IllegalStateException(
              "the edge of %s is still numeric: make it symbolic or prune it, then there is a formula"
                  .formatted(new EdgeIndex(index, i, s)));
        }
        if (edge.symbolic().isPresent()) {
          terms.add(edge.symbolic().get().of(inputs.get(i)));
        }
      }
      subnodes.add(new Sum(terms.build()).times(scales[s]).plus(biases[s]).simplify());
    }
    return subnodes;
  }

  private static List<Expression> nodes(KanLayer layer, List<Expression> subnodes) {
    double[] scales = layer.values(ParameterKind.NODE_SCALE);
    double[] biases = layer.values(ParameterKind.NODE_BIAS);
    NodeLayout layout = layer.spec().nodes();
    List<Expression> nodes = new ArrayList<>();
    for (int n = 0; n < layout.nodes(); n++) {
      int first = layout.firstSubnode(n);
      Expression value = new Product(subnodes.subList(first, first + layout.subnodesOf(n)));
      nodes.add(value.times(scales[n]).plus(biases[n]).simplify());
    }
    return nodes;
  }
}
