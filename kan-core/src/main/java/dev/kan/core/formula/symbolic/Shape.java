// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Variable;
import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicFunction;

/**
 * The parameters among a and b that affect the shape of {@code c f(a x + b) + d}, given that c and
 * d are free. Searching only these saves most of the work and makes the result unique.
 */
enum Shape {
  /** Neither matters: f is constant. */
  CONSTANT(0),
  /** Neither matters: f is the identity. */
  LINE(0),
  /**
   * The zero of {@code a x + b} and the sign of a matter: powers, the logarithm, the absolute value
   * and the sign.
   */
  ROOT(1),
  /** Only a matters: the exponential function. */
  RATE(1),
  /** Both matter, but b only up to multiples of pi: the sine, cosine and tangent. */
  WAVE(2),
  /** Both matter. */
  FREE(2);

  private final int parameters;

  Shape(int parameters) {
    this.parameters = parameters;
  }

  /** Returns the number of parameters to search. */
  int parameters() {
    return parameters;
  }

  boolean searchesA() {
    return this == RATE || parameters == 2;
  }

  boolean searchesB() {
    return this == ROOT || parameters == 2;
  }

  /** Returns the shape of a function; {@link #FREE} if nothing is known. */
  static Shape of(SymbolicFunction function) {
    Expression body = function.body();
    if (body instanceof Constant) {
      return CONSTANT;
    }
    if (!function.range().equals(SafeRange.EVERYWHERE)) {
      return FREE;
    }
    if (body instanceof Variable) {
      return LINE;
    }
    if (body instanceof Power power && power.base() instanceof Variable) {
      return power.exponent() == 1 ? LINE : ROOT;
    }
    if (body instanceof Call call
        && call.argument() instanceof Variable
        && call.function() instanceof StandardFunction standard) {
      return switch (standard) {
        case LOG, ABS, SIGN -> ROOT;
        case EXP -> RATE;
        case SIN, COS, TAN -> WAVE;
        default -> FREE;
      };
    }
    return FREE;
  }
}
