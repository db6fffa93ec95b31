// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.Map;

/** Replaces variables by expressions. */
final class Substitution extends Walk<Expression> {
  private final Map<String, Expression> replacements;

  Substitution(Map<String, Expression> replacements) {
    this.replacements = replacements;
  }

  @Override
  Expression visit(Expression expression) {
    return expression instanceof Composite node
        ? node.with(parts(node))
        : expression.substitute(replacements);
  }
}
