// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.Variable;
import java.util.List;
import java.util.Locale;

/** Writes the text that reproduces a tree exactly, so that parsing it gives an equal tree. */
final class ExactText {
  private final StringBuilder text = new StringBuilder();

  private ExactText() {}

  static String of(Expression expression) {
    ExactText exact = new ExactText();
    exact.write(expression);
    return exact.text.toString();
  }

  private void write(Expression expression) {
    if (expression instanceof Constant constant) {
      text.append(number(constant.value()));
    } else if (expression instanceof Variable variable) {
      text.append(variable.inText());
    } else if (expression instanceof Sum sum) {
      joined(sum.terms(), " + ", "sum");
    } else if (expression instanceof Product product) {
      joined(product.factors(), "*", "product");
    } else if (expression instanceof Power power) {
      part(power.base(), isBase(power.base()));
      text.append('^').append(number(power.exponent()));
    } else if (expression instanceof Call call) {
      text.append(call.function().functionName());
      part(call.argument(), false);
    }
  }

  private void joined(List<Expression> parts, String sign, String name) {
    if (parts.size() < 2) {
      text.append(name).append('(');
      parts.forEach(this::write);
      text.append(')');
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : sign);
      part(parts.get(i), !(parts.get(i) instanceof Sum || parts.get(i) instanceof Product));
    }
  }

  private static boolean isBase(Expression base) {
    return base instanceof Variable
        || base instanceof Call
        || (base instanceof Constant constant && Double.compare(constant.value(), 0) >= 0);
  }

  private void part(Expression part, boolean bare) {
    text.append(bare ? "" : "(");
    write(part);
    text.append(bare ? "" : ")");
  }

  private static String number(double value) {
    String digits = Double.toString(value);
    return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits)
        .toLowerCase(Locale.ROOT);
  }
}
