// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.List;

/** A sum of any number of terms. */
public final class Sum extends Composite {
  /**
   * Creates a sum.
   *
   * @param terms the terms; a sum of no terms is 0
   * @throws IllegalArgumentException if the sum would be larger or deeper than allowed
   */
  public Sum(List<Expression> terms) {
    super("sum", terms);
  }

  /** Returns the terms of the sum. */
  public List<Expression> terms() {
    return parts();
  }

  @Override
  Sum with(List<Expression> otherParts) {
    return new Sum(otherParts);
  }
}
