// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Variable;

/** Determines the safe ranges of functions. */
final class SafeForms {
  private static final double ANY = Double.POSITIVE_INFINITY;
  // Above 0, where the slope of a root would be infinite.
  private static final double LEAST_ROOT = Double.MIN_NORMAL;

  private SafeForms() {}

  /** Returns the range that keeps values within the threshold; unchanged if there is no need. */
  static SafeRange range(SymbolicFunction function, double threshold) {
    Expression body = function.body();
    if (body instanceof Power power && power.base() instanceof Variable) {
      return power(function, power.exponent(), threshold);
    }
    if (body instanceof Call call
        && call.argument() instanceof Variable
        && call.function() instanceof StandardFunction standard) {
      return call(function, standard, threshold);
    }
    return function.range();
  }

  private static SafeRange power(SymbolicFunction function, double exponent, double threshold) {
    boolean whole = exponent == Math.rint(exponent);
    if (exponent < 0) {
      double nearest = Math.pow(threshold, 1 / exponent);
      return whole ? new SafeRange(-ANY, ANY, nearest, ANY) : from(nearest);
    }
    return whole ? function.range() : from(LEAST_ROOT);
  }

  private static SafeRange call(
      SymbolicFunction function, StandardFunction standard, double threshold) {
    return switch (standard) {
      case EXP -> new SafeRange(-ANY, Math.log(threshold), 0, ANY);
      case SINH, COSH, TAN -> new SafeRange(-ANY, ANY, 0, threshold);
      case LOG -> from(Math.exp(-threshold));
      case ARCSIN, ARCCOS -> new SafeRange(-1, 1, 0, ANY);
      case ARCTANH -> {
        double end = Math.min(Math.tanh(threshold), Math.nextDown(1.0));
        yield new SafeRange(-end, end, 0, ANY);
      }
      case SIN, COS, ARCTAN, TANH, ABS, SIGN -> function.range();
    };
  }

  private static SafeRange from(double lower) {
    return new SafeRange(lower, ANY, 0, ANY);
  }
}
