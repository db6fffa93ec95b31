// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The assignment of values to layers. Each value is computed in the lowest possible layer and
 * passed on by sum nodes to the layer that needs it.
 */
final class Plan {
  private final Map<Expression, Integer> depths = new HashMap<>();

  private Plan() {}

  /** Returns the layers of a network that computes the outputs from the inputs, lowest first. */
  static List<PlannedLayer> layers(List<String> inputs, List<Expression> outputs) {
    return new Plan().build(inputs, outputs);
  }

  private List<PlannedLayer> build(List<String> inputs, List<Expression> outputs) {
    int levels = Math.max(1, outputs.stream().mapToInt(this::depth).max().orElseThrow());
    if (!isInOrder(outputs, levels)) {
      levels++;
    }
    List<PlannedLayer> layers = new ArrayList<>();
    List<Expression> needed = outputs;
    for (int level = levels; level >= 1; level--) {
      List<PlannedNode> nodes = new ArrayList<>();
      for (Expression expression : needed) {
        nodes.add(node(expression, level));
      }
      List<Expression> sources = level == 1 ? variables(inputs) : sources(nodes, level - 1);
      layers.add(0, new PlannedLayer(sources, nodes));
      needed = sources;
    }
    return layers;
  }

  private PlannedNode node(Expression expression, int level) {
    return Math.max(1, depth(expression)) == level
        ? PlannedNode.computing(expression)
        : PlannedNode.carrying(expression);
  }

  /** Returns the values that nodes need, sums before products as a layer requires. */
  private List<Expression> sources(List<PlannedNode> nodes, int level) {
    Set<Expression> sources = new LinkedHashSet<>();
    nodes.forEach(node -> sources.addAll(node.sources()));
    if (sources.isEmpty()) {
      sources.add(Expression.constant(0));
    }
    return sources.stream()
        .sorted(Comparator.comparing(expression -> node(expression, level).isProduct()))
        .toList();
  }

  /** Returns true if the outputs, which are in the user's order, have sums before products. */
  private boolean isInOrder(List<Expression> outputs, int levels) {
    boolean products = false;
    for (Expression output : outputs) {
      boolean isProduct = node(output, levels).isProduct();
      if (products && !isProduct) {
        return false;
      }
      products = isProduct;
    }
    return true;
  }

  /** Returns the number of layers that are needed to compute an expression. */
  private int depth(Expression expression) {
    if (expression instanceof Variable) {
      return 0;
    }
    Integer known = depths.get(expression);
    if (known != null) {
      return known;
    }
    int deepest = 0;
    for (Expression source : PlannedNode.computing(expression).sources()) {
      deepest = Math.max(deepest, depth(source));
    }
    depths.put(expression, deepest + 1);
    return deepest + 1;
  }

  private static List<Expression> variables(List<String> names) {
    List<Expression> variables = new ArrayList<>();
    names.forEach(name -> variables.add(new Variable(name)));
    return variables;
  }
}
