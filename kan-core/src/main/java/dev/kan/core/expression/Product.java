// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;

/**
 * A product.
 *
 * @param factors what is multiplied; the product of none is 1
 */
public record Product(List<Expression> factors) implements Expression {
  /** Copies the factors. */
  public Product {
    factors = ImmutableList.copyOf(factors);
  }

  @Override
  public List<Expression> parts() {
    return factors;
  }

  @Override
  public Expression substitute(Map<String, Expression> replacements) {
    return new Product(factors.stream().map(factor -> factor.substitute(replacements)).toList());
  }
}
