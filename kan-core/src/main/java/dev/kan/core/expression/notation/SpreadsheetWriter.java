// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.notation.Layout.Applied;
import java.util.Locale;
import java.util.Map;

/** Writes formulas with the functions of spreadsheets. */
final class SpreadsheetWriter extends LineWriter {
  private static final Map<String, String> FUNCTIONS =
      Map.of("log", "LN", "arcsin", "ASIN", "arccos", "ACOS", "arctan", "ATAN", "arctanh", "ATANH");

  private final Map<String, String> cells;

  SpreadsheetWriter(Map<String, String> cells) {
    this.cells = cells;
  }

  @Override
  String number(Decimal value) {
    return value.onOneLine().replace('e', 'E');
  }

  @Override
  String name(String name) {
    return cells.getOrDefault(name, name);
  }

  // Not base^exponent: to a spreadsheet, -2^2 is 4.
  @Override
  String raised(String base, String exponent) {
    return "POWER(" + base + "," + exponent + ")";
  }

  @Override
  String function(Applied call) {
    String name = call.function().functionName();
    checkArgument(!call.isCustom(), "a spreadsheet has no function %s", name);
    return FUNCTIONS.getOrDefault(name, name.toUpperCase(Locale.ROOT));
  }

  @Override
  String root(Layout inner) {
    return "SQRT(" + write(inner) + ")";
  }
}
