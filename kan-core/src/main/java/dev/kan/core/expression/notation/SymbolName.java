// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a variable as typeset in mathematics: {@code x1}, {@code x_1} and {@code x_max} are x
 * with a subscript.
 *
 * @param base the name without the subscript
 * @param subscript the subscript, if any
 */
record SymbolName(String base, Optional<String> subscript) {
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L}+)_?([0-9]+)");
  private static final Pattern NAMED = Pattern.compile("(\\p{L})_([\\p{L}0-9]+)");

  private static final String GREEK = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ";
  private static final List<String> GREEK_NAMES =
      ImmutableList.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
          "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi",
          "Psi", "Omega");

  static SymbolName of(String name) {
    for (Pattern pattern : List.of(NUMBERED, NAMED)) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) {
        return new SymbolName(matcher.group(1), Optional.of(matcher.group(2)));
      }
    }
    return new SymbolName(name, Optional.empty());
  }

  /** Returns the English name of the Greek letter if the base is a Greek letter or its name. */
  Optional<String> greekName() {
    int letter = base.length() == 1 ? GREEK.indexOf(base) : GREEK_NAMES.indexOf(base);
    return letter < 0 ? Optional.empty() : Optional.of(GREEK_NAMES.get(letter));
  }

  /** Returns the Greek letter if the base is a Greek letter or its name. */
  Optional<String> greekLetter() {
    return greekName().map(GREEK_NAMES::indexOf).map(letter -> GREEK.substring(letter, letter + 1));
  }
}
