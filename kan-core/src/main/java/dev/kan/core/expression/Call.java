// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** A call of a function with an expression as its argument. */
public final class Call extends Composite {
  /**
   * Creates a call.
   *
   * @param function the function to call
   * @param argument the argument of the function
   * @throws IllegalArgumentException if the call would be larger or deeper than allowed
   */
  public Call(UnivariateFunction function, Expression argument) {
    super(function, ImmutableList.of(argument));
  }

  /** Returns the function that is called. */
  public UnivariateFunction function() {
    return (UnivariateFunction) head();
  }

  /** Returns the argument of the function. */
  public Expression argument() {
    return parts().get(0);
  }

  @Override
  Call with(List<Expression> otherParts) {
    return new Call(function(), otherParts.get(0));
  }
}
