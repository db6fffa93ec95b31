// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;

/**
 * A sum.
 *
 * @param terms what is added up; the sum of none is 0
 */
public record Sum(List<Expression> terms) implements Expression {
  /** Copies the terms. */
  public Sum {
    terms = ImmutableList.copyOf(terms);
  }

  @Override
  public List<Expression> parts() {
    return terms;
  }

  @Override
  public Expression substitute(Map<String, Expression> replacements) {
    return new Sum(terms.stream().map(term -> term.substitute(replacements)).toList());
  }
}
