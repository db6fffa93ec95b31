// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** A function of an expression. */
public final class Call extends Composite {
  /**
   * A call of a function.
   *
   * @param function the function
   * @param argument what it is applied to
   * @throws IllegalArgumentException if it would be larger or deeper than an expression may be
   */
  public Call(UnivariateFunction function, Expression argument) {
    super(function, ImmutableList.of(argument));
  }

  /** The function. */
  public UnivariateFunction function() {
    return (UnivariateFunction) head();
  }

  /** The argument of the function. */
  public Expression argument() {
    return parts().get(0);
  }

  @Override
  Call with(List<Expression> otherParts) {
    return new Call(function(), otherParts.get(0));
  }
}
