// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.notation.Layout.Addition;
import dev.kan.core.expression.notation.Layout.Applied;
import dev.kan.core.expression.notation.Layout.Digits;
import dev.kan.core.expression.notation.Layout.Fraction;
import dev.kan.core.expression.notation.Layout.Multiplication;
import dev.kan.core.expression.notation.Layout.Negative;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes SQL expressions with the functions that PostgreSQL, SQLite, DuckDB and H2 share. Most of
 * these databases give up a whole query where a function has no value, so that it is only called
 * where it has one.
 */
final class SqlWriter extends LineWriter {
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  // A condition repeats the argument, so that the text of nested ones doubles with each level.
  private static final int LONGEST_GUARDED = 1000;

  private static final Map<String, String> FUNCTIONS =
      Map.of("log", "ln", "arcsin", "asin", "arccos", "acos", "arctan", "atan");

  @Override
  String number(Decimal value) {
    String digits = value.onOneLine();
    return WHOLE.matcher(digits).matches() ? digits + ".0" : digits;
  }

  @Override
  String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  String fraction(Fraction fraction) {
    Layout below = fraction.denominator();
    String numerator =
        isNumber(fraction.numerator()) && isNumber(below)
            ? asDouble(write(fraction.numerator()))
            : within(Binding.PRODUCT, fraction.numerator());
    return numerator
        + "/"
        + (below instanceof Digits ? write(below) : "NULLIF(" + write(below) + ", 0.0)");
  }

  /** Returns true for what is made of numbers alone, which H2 divides to four places only. */
  private static boolean isNumber(Layout layout) {
    return layout instanceof Digits
        || (layout instanceof Negative negative && isNumber(negative.inner()))
        || (layout instanceof Addition sum && sum.terms().stream().allMatch(SqlWriter::isNumber))
        || (layout instanceof Multiplication product
            && product.factors().stream().allMatch(SqlWriter::isNumber));
  }

  private static String asDouble(String value) {
    return "CAST(" + value + " AS DOUBLE PRECISION)";
  }

  @Override
  String raised(String base, String exponent) {
    String power = "power(" + base + ", " + exponent + ")";
    boolean isWhole = Double.parseDouble(exponent) % 1 == 0;
    return isWhole ? power : guarded(base, base + " >= 0.0", power);
  }

  @Override
  String root(Layout inner) {
    String argument = write(inner);
    String x = within(Binding.PRODUCT, inner, argument);
    return guarded(x, x + " >= 0.0", "sqrt(" + argument + ")");
  }

  @Override
  String applied(Applied call) {
    // written once: twice at each level of nested ones would take exponential time
    String argument = write(call.argument());
    String x = within(Binding.PRODUCT, call.argument(), argument);
    String plain = function(call) + "(" + argument + ")";
    if (call.isCustom()) {
      return plain;
    }
    return switch (call.function().functionName()) {
      case "log" -> guarded(x, x + " > 0.0", plain);
      case "arcsin", "arccos" -> guarded(x, "abs(" + x + ") <= 1.0", plain);
      // H2 has no atanh
      case "arctanh" ->
          guarded(x, "abs(" + x + ") < 1.0", "0.5*(ln(1.0 + %1$s) - ln(1.0 - %1$s))".formatted(x));
      case "sinh", "cosh" -> guarded(x, "abs(" + x + ") < 700.0", plain);
      case "exp" -> guarded(x, "abs(" + x + ") < 700.0", plain, " WHEN " + x + " < 0.0 THEN 0.0");
      // a whole number in H2 and SQLite, whose division drops the remainder
      case "sign" -> asDouble(plain);
      default -> plain;
    };
  }

  private static String guarded(String argument, String condition, String value) {
    return guarded(argument, condition, value, "");
  }

  private static String guarded(
      String argument, String condition, String value, String otherCases) {
    return argument.length() <= LONGEST_GUARDED
        ? "CASE WHEN " + condition + " THEN " + value + otherCases + " END"
        : value;
  }

  @Override
  String function(Applied call) {
    String name = call.function().functionName();
    return call.isCustom() ? name : FUNCTIONS.getOrDefault(name, name);
  }
}
