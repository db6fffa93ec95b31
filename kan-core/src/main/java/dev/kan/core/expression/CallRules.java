// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static dev.kan.core.expression.StandardFunction.ABS;
import static dev.kan.core.expression.StandardFunction.COS;
import static dev.kan.core.expression.StandardFunction.EXP;
import static dev.kan.core.expression.StandardFunction.LOG;
import static dev.kan.core.expression.StandardFunction.SIGN;
import static dev.kan.core.expression.StandardFunction.SIN;
import static dev.kan.core.expression.StandardFunction.TAN;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;

/** Simplifies calls of functions whose argument is simplified already. */
final class CallRules {
  private static final Set<StandardFunction> EVEN =
      ImmutableSet.of(COS, ABS, StandardFunction.COSH);
  private static final Set<StandardFunction> ODD =
      ImmutableSet.of(
          SIN,
          TAN,
          StandardFunction.ARCSIN,
          StandardFunction.ARCTAN,
          StandardFunction.SINH,
          StandardFunction.TANH,
          StandardFunction.ARCTANH,
          SIGN);

  /** Maps functions to the function that they undo wherever the latter has a value. */
  private static final Map<StandardFunction, StandardFunction> UNDOES =
      ImmutableMap.<StandardFunction, StandardFunction>builder()
          .put(SIN, StandardFunction.ARCSIN)
          .put(COS, StandardFunction.ARCCOS)
          .put(TAN, StandardFunction.ARCTAN)
          .put(StandardFunction.TANH, StandardFunction.ARCTANH)
          .put(StandardFunction.ARCTANH, StandardFunction.TANH)
          .put(LOG, EXP)
          .put(EXP, LOG)
          .buildOrThrow();

  private CallRules() {}

  static Expression call(UnivariateFunction function, Expression argument) {
    if (argument instanceof Constant constant) {
      double value = function.value(constant.value());
      return Double.isFinite(value) ? new Constant(value) : new Call(function, argument);
    }
    return function instanceof StandardFunction standard
        ? standard(standard, argument)
        : new Call(function, argument);
  }

  private static Expression standard(StandardFunction function, Expression argument) {
    if (argument instanceof Call inner && inner.function() == UNDOES.get(function)) {
      return inner.argument();
    }
    boolean even = EVEN.contains(function);
    if (Signs.isNegative(argument) && (even || ODD.contains(function))) {
      Expression turned = call(function, Signs.negated(argument));
      return even ? turned : Signs.negated(turned);
    }
    return switch (function) {
      case EXP -> ExponentialRules.exp(argument);
      case LOG -> ExponentialRules.log(argument);
      case SIN, COS, TAN -> PeriodRules.call(function, argument);
      case ABS -> AbsoluteRules.abs(argument);
      case SIGN -> AbsoluteRules.sign(argument);
      default -> new Call(function, argument);
    };
  }
}
