// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.Expression.Compiled;
import java.util.List;

/** Compiles expressions to nested functions of an array of numbers. */
final class Compilation extends Walk<Compiled> {
  private static final int LARGEST_UNROLLED = 5;

  private final List<String> variables;

  Compilation(List<String> variables) {
    this.variables = variables;
  }

  @Override
  Compiled visit(Expression expression) {
    if (expression instanceof Constant constant) {
      double value = constant.value();
      return x -> value;
    }
    if (expression instanceof Variable variable) {
      int index = variables.indexOf(variable.name());
      checkArgument(index >= 0, "no value for variable '%s' among %s", variable.name(), variables);
      return x -> x[index];
    }
    if (expression instanceof Sum sum) {
      Compiled[] terms = parts(sum).toArray(new Compiled[0]);
      return x -> {
        double value = 0;
        for (Compiled term : terms) {
          value += term.at(x);
        }
        return value;
      };
    }
    if (expression instanceof Product product) {
      Compiled[] factors = parts(product).toArray(new Compiled[0]);
      return x -> {
        double value = 1;
        for (Compiled factor : factors) {
          value *= factor.at(x);
        }
        return value;
      };
    }
    if (expression instanceof Power power) {
      return power(of(power.base()), power.exponent());
    }
    Call call = (Call) expression;
    UnivariateFunction function = call.function();
    Compiled argument = of(call.argument());
    return x -> function.value(argument.at(x));
  }

  private static Compiled power(Compiled base, double exponent) {
    if (exponent == 0.5) {
      return x -> Math.sqrt(base.at(x));
    }
    int whole = (int) exponent;
    if (whole == exponent && Math.abs(whole) <= LARGEST_UNROLLED) {
      return whole >= 0
          ? x -> wholePower(base.at(x), whole)
          : x -> 1 / wholePower(base.at(x), -whole);
    }
    return x -> Math.pow(base.at(x), exponent);
  }

  private static double wholePower(double base, int exponent) {
    double value = 1;
    for (int i = 0; i < exponent; i++) {
      value *= base;
    }
    return value;
  }
}
