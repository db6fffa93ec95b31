// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.notation;

import static dev.kan.core.expression.StandardFunction.ARCTANH;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.Variable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Java code that computes the same operations in the same order as the compiled expression. What is
 * needed more than once gets a local variable.
 */
final class JavaWriter {
  private static final int LARGEST_UNROLLED = 5;
  private static final Map<String, String> METHODS =
      Map.of("arcsin", "asin", "arccos", "acos", "arctan", "atan", "sign", "signum");

  private final Map<String, String> parameters;
  private final JavaNames names;
  private final Map<Expression, String> locals = new HashMap<>();
  private final StringBuilder statements = new StringBuilder();

  JavaWriter(Map<String, String> parameters, JavaNames names) {
    this.parameters = parameters;
    this.names = names;
  }

  /** The declarations of the local variables so far. */
  String statements() {
    return statements.toString();
  }

  String write(Expression expression) {
    if (expression instanceof Constant constant) {
      return number(constant.value());
    }
    if (expression instanceof Variable variable) {
      return parameters.getOrDefault(variable.name(), variable.name());
    }
    if (expression instanceof Sum sum) {
      return sum(sum.terms());
    }
    if (expression instanceof Product product) {
      return product(product.factors());
    }
    return expression instanceof Power power ? power(power) : call((Call) expression);
  }

  private static String number(double value) {
    if (Double.isFinite(value)) {
      return Double.toString(value);
    }
    return Double.isNaN(value)
        ? "Double.NaN"
        : "Double." + (value > 0 ? "POSITIVE" : "NEGATIVE") + "_INFINITY";
  }

  private String sum(List<Expression> terms) {
    StringBuilder code = new StringBuilder();
    for (Expression term : terms) {
      String written = term instanceof Sum ? "(" + write(term) + ")" : write(term);
      if (code.isEmpty()) {
        code.append(written);
      } else {
        boolean minus = written.startsWith("-");
        code.append(minus ? " - " : " + ").append(written.substring(minus ? 1 : 0));
      }
    }
    return code.isEmpty() ? "0.0" : code.toString();
  }

  private String product(List<Expression> factors) {
    return factors.isEmpty()
        ? "1.0"
        : factors.stream()
            .map(factor -> isAtom(factor) ? write(factor) : "(" + write(factor) + ")")
            .collect(Collectors.joining(" * "));
  }

  private static boolean isAtom(Expression expression) {
    return expression instanceof Constant
        || expression instanceof Variable
        || (expression instanceof Call call && call.function() != ARCTANH)
        || (expression instanceof Power power && !isUnrolled(power.exponent()));
  }

  private static boolean isUnrolled(double exponent) {
    return exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST_UNROLLED;
  }

  private String power(Power power) {
    if (power.exponent() == 0.5) {
      return "Math.sqrt(" + write(power.base()) + ")";
    }
    if (!isUnrolled(power.exponent())) {
      return "Math.pow(" + write(power.base()) + ", " + number(power.exponent()) + ")";
    }
    int count = (int) Math.abs(power.exponent());
    if (count == 0) {
      return "1.0";
    }
    String product = String.join(" * ", Collections.nCopies(count, local(power.base())));
    return power.exponent() > 0 ? product : "1 / " + (count == 1 ? product : "(" + product + ")");
  }

  private String call(Call call) {
    String function = call.function().functionName();
    if (call.function() instanceof CustomFunction) {
      return function.replace("'", "Prime") + "(" + write(call.argument()) + ")";
    }
    if (call.function() == ARCTANH) {
      String x = local(call.argument());
      return "0.5 * (Math.log1p(" + x + ") - Math.log1p(-" + x + "))";
    }
    return "Math." + METHODS.getOrDefault(function, function) + "(" + write(call.argument()) + ")";
  }

  /** A name for a value that is needed more than once. */
  private String local(Expression expression) {
    if (expression instanceof Variable) {
      return write(expression);
    }
    String known = locals.get(expression);
    if (known != null) {
      return known;
    }
    String value = write(expression);
    String name = names.next("t");
    locals.put(expression, name);
    statements.append("  double ").append(name).append(" = ").append(value).append(";\n");
    return name;
  }
}
