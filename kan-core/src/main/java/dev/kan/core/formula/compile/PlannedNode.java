// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import java.util.ArrayList;
import java.util.List;

/**
 * A planned node: a sum node with one subnode, or a product node with several.
 *
 * @param subnodes the subnodes
 */
record PlannedNode(List<LinearForm> subnodes) {
  PlannedNode {
    subnodes = ImmutableList.copyOf(subnodes);
  }

  /** Returns a node that passes on a value from the layer below. */
  static PlannedNode carrying(Expression expression) {
    return new PlannedNode(List.of(LinearForm.carrying(expression)));
  }

  /** Returns a node that computes a value. A coefficient of a product goes to its first factor. */
  static PlannedNode computing(Expression expression) {
    Terms terms = Terms.of(expression);
    if (terms.terms().size() == 1
        && terms.constant() == 0
        && terms.terms().get(0).factor() instanceof Product product) {
      List<Expression> factors = new ArrayList<>(product.factors());
      factors.set(0, factors.get(0).times(terms.terms().get(0).coefficient()));
      return new PlannedNode(factors.stream().map(LinearForm::computing).toList());
    }
    return new PlannedNode(List.of(LinearForm.computing(expression)));
  }

  boolean isProduct() {
    return subnodes.size() > 1;
  }

  /** Returns the values that the node needs from the layer below. */
  List<Expression> sources() {
    return subnodes.stream().flatMap(form -> form.links().stream()).map(Link::source).toList();
  }
}
