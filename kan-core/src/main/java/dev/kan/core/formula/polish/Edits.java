// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/** A way to change one node of a formula, in one or several variants. */
@FunctionalInterface
interface Edits {
  /** Returns the variants of a node, none of which changes its parts further down. */
  List<Expression> of(Expression node);

  /** Returns the variants of a formula: those of each of its nodes, with the rest as it is. */
  default List<Expression> anywhere(Expression formula) {
    List<Expression> variants = new ArrayList<>(of(formula));
    for (int i = 0; i < formula.parts().size(); i++) {
      for (Expression variant : anywhere(formula.parts().get(i))) {
        List<Expression> parts = new ArrayList<>(formula.parts());
        parts.set(i, variant);
        variants.add(Nodes.with(formula, parts));
      }
    }
    return ImmutableList.copyOf(variants);
  }
}
