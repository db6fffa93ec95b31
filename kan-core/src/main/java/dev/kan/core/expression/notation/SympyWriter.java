// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.notation.Layout.Applied;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes Python expressions with the names of SymPy. */
final class SympyWriter extends LineWriter {
  // SymPy itself defines no names of this form.
  private static final Pattern PLAIN = Pattern.compile("[a-z](_?[0-9]+)?");

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "arcsin", "asin", "arccos", "acos", "arctan", "atan", "arctanh", "atanh", "abs", "Abs");

  @Override
  String name(String name) {
    return PLAIN.matcher(name).matches() ? name : "Symbol(" + quoted(name) + ")";
  }

  @Override
  String raised(String base, String exponent) {
    return base + "**" + exponent;
  }

  @Override
  String function(Applied call) {
    String name = call.function().functionName();
    return call.isCustom() ? "Function(" + quoted(name) + ")" : FUNCTIONS.getOrDefault(name, name);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.chars().forEach(each -> quoted.append(escaped((char) each)));
    return quoted.append("'").toString();
  }

  private static String escaped(char each) {
    if (each == '\'' || each == '\\') {
      return "\\" + each;
    }
    return Character.isISOControl(each)
        ? String.format(Locale.ROOT, "\\x%02x", (int) each)
        : Character.toString(each);
  }
}
