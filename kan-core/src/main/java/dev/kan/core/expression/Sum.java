// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.List;

/** A sum. */
public final class Sum extends Composite {
  /**
   * A sum of terms.
   *
   * @param terms what is added up; the sum of none is 0
   * @throws IllegalArgumentException if it would be larger or deeper than an expression may be
   */
  public Sum(List<Expression> terms) {
    super("sum", terms);
  }

  /** What is added up. */
  public List<Expression> terms() {
    return parts();
  }

  @Override
  Sum with(List<Expression> otherParts) {
    return new Sum(otherParts);
  }
}
