// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.notation;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.Variable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text that shows the tree as it is, so that parsing gives an equal one. */
final class ExactText {
  private ExactText() {}

  static String of(Expression expression) {
    if (expression instanceof Constant constant) {
      return number(constant.value());
    }
    if (expression instanceof Variable variable) {
      return variable.inText();
    }
    if (expression instanceof Sum sum) {
      return joined(sum.terms(), " + ", "sum");
    }
    if (expression instanceof Product product) {
      return joined(product.factors(), "*", "product");
    }
    if (expression instanceof Power power) {
      return base(power.base()) + "^" + number(power.exponent());
    }
    Call call = (Call) expression;
    return call.function().functionName() + "(" + of(call.argument()) + ")";
  }

  private static String joined(List<Expression> parts, String sign, String name) {
    if (parts.size() < 2) {
      return name + parts.stream().map(ExactText::of).collect(Collectors.joining("", "(", ")"));
    }
    return parts.stream().map(ExactText::part).collect(Collectors.joining(sign));
  }

  private static String part(Expression part) {
    boolean nested = part instanceof Sum || part instanceof Product;
    return nested ? "(" + of(part) + ")" : of(part);
  }

  private static String base(Expression base) {
    boolean atom =
        base instanceof Variable
            || base instanceof Call
            || (base instanceof Constant constant && Double.compare(constant.value(), 0) >= 0);
    return atom ? of(base) : "(" + of(base) + ")";
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : (value > 0 ? "inf" : "-inf");
    }
    String text = Double.toString(value);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text)
        .toLowerCase(Locale.ROOT);
  }
}
