// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.List;

/** A product. */
public final class Product extends Composite {
  /**
   * A product of factors.
   *
   * @param factors what is multiplied; the product of none is 1
   * @throws IllegalArgumentException if it would be larger or deeper than an expression may be
   */
  public Product(List<Expression> factors) {
    super("product", factors);
  }

  /** The factors of the product. */
  public List<Expression> factors() {
    return parts();
  }

  @Override
  Product with(List<Expression> otherParts) {
    return new Product(otherParts);
  }
}
