// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.List;

/** A product of any number of factors. */
public final class Product extends Composite {
  /**
   * Creates a product.
   *
   * @param factors the factors; a product of no factors is 1
   * @throws IllegalArgumentException if the product would be larger or deeper than allowed
   */
  public Product(List<Expression> factors) {
    super("product", factors);
  }

  /** Returns the factors of the product. */
  public List<Expression> factors() {
    return parts();
  }

  @Override
  Product with(List<Expression> otherParts) {
    return new Product(otherParts);
  }
}
