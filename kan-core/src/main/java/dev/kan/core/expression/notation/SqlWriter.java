// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.notation.Layout.Applied;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes SQL expressions with the functions that PostgreSQL, SQLite and DuckDB share. */
final class SqlWriter extends LineWriter {
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  private static final Map<String, String> FUNCTIONS =
      Map.of("log", "ln", "arcsin", "asin", "arccos", "acos", "arctan", "atan", "arctanh", "atanh");

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
  String raised(String base, String exponent) {
    return "power(" + base + ", " + exponent + ")";
  }

  @Override
  String function(Applied call) {
    String name = call.function().functionName();
    return call.isCustom() ? name : FUNCTIONS.getOrDefault(name, name);
  }
}
