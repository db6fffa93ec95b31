// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import com.google.common.escape.Escaper;
import com.google.common.escape.Escapers;
import dev.kan.core.expression.notation.Layout.Applied;
import dev.kan.core.expression.notation.Layout.Fraction;
import java.util.List;
import java.util.Set;

/** Writes LaTeX for math mode with the package amsmath. */
final class LatexWriter extends TypesetWriter {
  private static final Set<String> COMMANDS =
      Set.of(
          "exp", "log", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh");

  private static final Escaper ESCAPER =
      Escapers.builder()
          .addEscape(' ', "\\ ")
          .addEscape('\\', "\\backslash ")
          .addEscape('^', "\\hat{\\ }")
          .addEscape('~', "\\sim ")
          .addEscape('_', "\\_")
          .addEscape('{', "\\{")
          .addEscape('}', "\\}")
          .addEscape('#', "\\#")
          .addEscape('$', "\\$")
          .addEscape('%', "\\%")
          .addEscape('&', "\\&")
          .build();

  @Override
  String number(Decimal value) {
    if (value.exponent() == 0) {
      return value.mantissa();
    }
    String power = "10^{" + value.exponent() + "}";
    return value.isPowerOfTen() ? power : value.mantissa() + " \\cdot " + power;
  }

  @Override
  String name(String name) {
    SymbolName symbol = SymbolName.of(name);
    String base =
        symbol
            .greekName()
            .map(greek -> "\\" + greek)
            .orElseGet(() -> symbol.base().length() == 1 ? letter(name) : upright(symbol.base()));
    return base + symbol.subscript().map(below -> "_{" + subscript(below) + "}").orElse("");
  }

  private static String letter(String name) {
    String first = name.substring(0, 1);
    return Character.isLetter(first.charAt(0)) ? first : upright(first);
  }

  private static String subscript(String below) {
    return below.length() == 1 || Character.isDigit(below.charAt(0)) ? below : upright(below);
  }

  private static String upright(String text) {
    return "\\mathrm{" + ESCAPER.escape(text) + "}";
  }

  @Override
  String parenthesised(String inner) {
    return "\\left(" + inner + "\\right)";
  }

  @Override
  String multiplication(List<Layout> factors) {
    StringBuilder product = new StringBuilder(within(Binding.PRODUCT, factors.get(0)));
    for (int f = 1; f < factors.size(); f++) {
      String factor = within(Binding.PRODUCT, factors.get(f));
      boolean afterNumber = factors.get(f - 1) instanceof Layout.Digits;
      // Without a sign, two adjacent numbers would read as one number, and two names as one name.
      boolean dot = Character.isDigit(factor.charAt(0));
      product.append(dot ? " \\cdot " : (afterNumber ? " " : " \\, ")).append(factor);
    }
    return product.toString();
  }

  @Override
  String fraction(Fraction fraction) {
    return "\\frac{" + write(fraction.numerator()) + "}{" + write(fraction.denominator()) + "}";
  }

  @Override
  String raised(String base, String exponent) {
    return base + "^{" + exponent + "}";
  }

  @Override
  String root(Layout inner) {
    return "\\sqrt{" + write(inner) + "}";
  }

  @Override
  String applied(Applied call) {
    String name = call.function().functionName();
    String argument = write(call.argument());
    if (name.equals("abs")) {
      return "\\left|" + argument + "\\right|";
    }
    String command =
        COMMANDS.contains(name) ? "\\" + name : "\\operatorname{" + ESCAPER.escape(name) + "}";
    return command + parenthesised(argument);
  }
}
