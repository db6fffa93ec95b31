// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.notation.Layout.Applied;
import dev.kan.core.expression.notation.Layout.Fraction;
import java.util.List;

/** Writes formulas on one line, as in programming languages. */
abstract class LineWriter extends Writer {
  @Override
  String number(Decimal value) {
    return value.onOneLine();
  }

  @Override
  String parenthesised(String inner) {
    return "(" + inner + ")";
  }

  @Override
  String multiplication(List<Layout> factors) {
    StringBuilder product = new StringBuilder(within(Binding.PRODUCT, factors.get(0)));
    for (Layout factor : factors.subList(1, factors.size())) {
      product.append("*").append(within(Binding.PRODUCT, factor));
    }
    return product.toString();
  }

  @Override
  String fraction(Fraction fraction) {
    return within(Binding.PRODUCT, fraction.numerator())
        + "/"
        + within(Binding.POWER, fraction.denominator());
  }

  @Override
  String root(Layout inner) {
    return "sqrt(" + write(inner) + ")";
  }

  @Override
  String applied(Applied call) {
    return function(call) + "(" + write(call.argument()) + ")";
  }

  abstract String function(Applied call);
}
