// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import static com.google.common.base.Preconditions.checkArgument;
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

/**
 * Writes Java code that computes the same operations in the same order as the compiled expression.
 * A value that is used more than once gets a local variable.
 */
final class JavaWriter {
  private static final int LARGEST_UNROLLED = 5;

  // The Java compiler overflows its stack on statements with thousands of operators or deep
  // nesting.
  private static final int LONGEST_STATEMENT = 4000;
  private static final int LEVELS_IN_A_STATEMENT = 16;

  // The most bytes for an operator and loading or storing a number or calling a method.
  private static final int BYTES_OF_ONE_VALUE = 5;
  private static final int LARGEST_CODE = 65_535;
  private static final int ARCTANH_VALUES = 5;
  private static final Map<String, String> METHODS =
      Map.of("arcsin", "asin", "arccos", "acos", "arctan", "atan", "sign", "signum");

  private final Map<String, String> parameters;
  private final JavaNames names;
  private final Map<Expression, String> locals = new HashMap<>();
  private final SuppliedMethods methods;
  private final StringBuilder statements = new StringBuilder();
  private int values;

  JavaWriter(Map<String, String> parameters, JavaNames names, SuppliedMethods methods) {
    this.parameters = parameters;
    this.names = names;
    this.methods = methods;
  }

  /**
   * Checks that the code fits in a method.
   *
   * @throws IllegalArgumentException if the code may be too large
   */
  void requireSmallCode() {
    int bytes = BYTES_OF_ONE_VALUE * values;
    checkArgument(
        bytes <= LARGEST_CODE,
        "a Java method has at most %s bytes of code; this expression may take %s",
        LARGEST_CODE,
        bytes);
  }

  /** Returns the declarations of the local variables so far. */
  String statements() {
    return statements.toString();
  }

  String write(Expression expression) {
    boolean isStatement = expression.depth() % LEVELS_IN_A_STATEMENT == 0;
    return isStatement ? local(expression) : code(expression);
  }

  private String code(Expression expression) {
    values++;
    if (expression instanceof Constant constant) {
      return Double.toString(constant.value());
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
      shorten(code);
    }
    return code.isEmpty() ? "0.0" : code.toString();
  }

  private String product(List<Expression> factors) {
    StringBuilder code = new StringBuilder();
    for (Expression factor : factors) {
      String written = isAtom(factor) ? write(factor) : "(" + write(factor) + ")";
      code.append(code.isEmpty() ? "" : " * ").append(written);
      shorten(code);
    }
    return code.isEmpty() ? "1.0" : code.toString();
  }

  /** Moves the operands so far to a statement of their own if they have become too long. */
  private void shorten(StringBuilder code) {
    if (code.length() > LONGEST_STATEMENT) {
      String name = declared(code.toString());
      code.setLength(0);
      code.append(name);
    }
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
      return "Math.pow(" + write(power.base()) + ", " + power.exponent() + ")";
    }
    int count = (int) Math.abs(power.exponent());
    if (count == 0) {
      return "1.0";
    }
    values += count;
    String product = String.join(" * ", Collections.nCopies(count, local(power.base())));
    return power.exponent() > 0 ? product : "1 / " + (count == 1 ? product : "(" + product + ")");
  }

  private String call(Call call) {
    String function = call.function().functionName();
    if (call.function() instanceof CustomFunction custom) {
      return methods.nameOf(custom) + "(" + write(call.argument()) + ")";
    }
    if (call.function() == ARCTANH) {
      String x = local(call.argument());
      values += ARCTANH_VALUES;
      return "0.5 * (Math.log1p(" + x + ") - Math.log1p(-" + x + "))";
    }
    return "Math." + METHODS.getOrDefault(function, function) + "(" + write(call.argument()) + ")";
  }

  /** Returns the name of a value that is used more than once. */
  private String local(Expression expression) {
    if (expression instanceof Variable) {
      return write(expression);
    }
    String known = locals.get(expression);
    if (known != null) {
      return known;
    }
    String name = declared(code(expression));
    locals.put(expression, name);
    return name;
  }

  private String declared(String value) {
    values += 2;
    String name = names.next("t");
    statements.append("  double ").append(name).append(" = ").append(value).append(";\n");
    return name;
  }
}
