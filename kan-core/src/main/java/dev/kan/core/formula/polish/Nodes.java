// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Builds the nodes of expressions again with other parts. */
final class Nodes {
  private Nodes() {}

  /** Returns a node with other parts, of which there are as many as it has. */
  static Expression with(Expression node, List<Expression> parts) {
    if (node instanceof Sum) {
      return new Sum(parts);
    }
    if (node instanceof Product) {
      return new Product(parts);
    }
    if (node instanceof Power power) {
      return parts.get(0).power(power.exponent());
    }
    return node instanceof Call call ? parts.get(0).into(call.function()) : node;
  }

  /** Returns a node with each of its parts replaced, in order. */
  static Expression mapped(Expression node, UnaryOperator<Expression> replacement) {
    List<Expression> parts = new ArrayList<>();
    for (Expression part : node.parts()) {
      parts.add(replacement.apply(part));
    }
    return with(node, parts);
  }
}
