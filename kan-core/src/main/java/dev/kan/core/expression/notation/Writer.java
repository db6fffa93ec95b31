// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.notation.Layout.Addition;
import dev.kan.core.expression.notation.Layout.Applied;
import dev.kan.core.expression.notation.Layout.Digits;
import dev.kan.core.expression.notation.Layout.Fraction;
import dev.kan.core.expression.notation.Layout.Multiplication;
import dev.kan.core.expression.notation.Layout.Name;
import dev.kan.core.expression.notation.Layout.Negative;
import dev.kan.core.expression.notation.Layout.Raised;
import dev.kan.core.expression.notation.Layout.Root;
import java.util.List;

/** Writes layouts, with parentheses at the same places in every notation. */
abstract class Writer {
  /** The precedence of a layout, lowest first. */
  enum Binding {
    SUM,
    SIGN,
    PRODUCT,
    POWER,
    ATOM
  }

  final String write(Layout layout) {
    if (layout instanceof Digits digits) {
      return number(Decimal.of(digits.value()));
    }
    if (layout instanceof Name name) {
      return name(name.name());
    }
    if (layout instanceof Negative negative) {
      return negative(within(Binding.PRODUCT, negative.inner()));
    }
    if (layout instanceof Addition addition) {
      return addition(addition.terms());
    }
    if (layout instanceof Multiplication multiplication) {
      return multiplication(multiplication.factors());
    }
    if (layout instanceof Fraction fraction) {
      return fraction(fraction);
    }
    if (layout instanceof Raised raised) {
      return raised(within(Binding.ATOM, raised.base()), number(Decimal.of(raised.exponent())));
    }
    if (layout instanceof Root root) {
      return root(root.inner());
    }
    return applied((Applied) layout);
  }

  /** Returns a written layout, in parentheses if its precedence is below the one needed. */
  final String within(Binding needed, Layout layout) {
    return within(needed, layout, write(layout));
  }

  /** Returns what was written for a layout, in parentheses if its context needs them. */
  final String within(Binding needed, Layout layout, String written) {
    return binding(layout).compareTo(needed) < 0 ? parenthesised(written) : written;
  }

  private String addition(List<Layout> terms) {
    StringBuilder sum = new StringBuilder(write(terms.get(0)));
    for (Layout term : terms.subList(1, terms.size())) {
      sum.append(
          term instanceof Negative negative
              ? minus(within(Binding.PRODUCT, negative.inner()))
              : plus(write(term)));
    }
    return sum.toString();
  }

  /** Returns the precedence of a layout in this notation. */
  Binding binding(Layout layout) {
    if (layout instanceof Addition) {
      return Binding.SUM;
    }
    if (layout instanceof Negative) {
      return Binding.SIGN;
    }
    if (layout instanceof Multiplication || layout instanceof Fraction) {
      return Binding.PRODUCT;
    }
    return layout instanceof Raised ? Binding.POWER : Binding.ATOM;
  }

  abstract String number(Decimal value);

  abstract String name(String name);

  abstract String parenthesised(String inner);

  String negative(String inner) {
    return "-" + inner;
  }

  String plus(String term) {
    return " + " + term;
  }

  String minus(String term) {
    return " - " + term;
  }

  abstract String multiplication(List<Layout> factors);

  abstract String fraction(Fraction fraction);

  abstract String raised(String base, String exponent);

  abstract String root(Layout inner);

  abstract String applied(Applied call);
}
