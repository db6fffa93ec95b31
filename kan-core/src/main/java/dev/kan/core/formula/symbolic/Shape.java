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
 * Which of a and b matter in {@code c f(a x + b) + d}, as c and d are free. Searching only those
 * saves most of the work and leaves no two answers that mean the same.
 */
enum Shape {
  /** Neither: f is constant. */
  CONSTANT(0),
  /** Neither: f is the identity. */
  LINE(0),
  /** Where {@code a x + b} is 0, and the sign of a: powers, the logarithm, the absolute value. */
  ROOT(1),
  /** Only a: the exponential function. */
  RATE(1),
  /** Both, but b only up to half a turn, pi. */
  WAVE(2),
  /** Both. */
  FREE(2);

  private final int parameters;

  Shape(int parameters) {
    this.parameters = parameters;
  }

  /** How many numbers there are to find. */
  int parameters() {
    return parameters;
  }

  boolean searchesA() {
    return this == RATE || parameters == 2;
  }

  boolean searchesB() {
    return this == ROOT || parameters == 2;
  }

  /** The shape of a function; free if nothing is known. */
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
