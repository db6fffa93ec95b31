// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a unit. Used once. */
final class UnitParser {
  private static final Dimension METRE = new Dimension(1, 0, 0, 0, 0);
  private static final Dimension NEWTON = new Dimension(1, -2, 1, 0, 0);
  private static final Dimension JOULE = new Dimension(2, -2, 1, 0, 0);
  private static final Dimension WATT = new Dimension(2, -3, 1, 0, 0);
  private static final Dimension HERTZ = new Dimension(0, -1, 0, 0, 0);
  private static final Dimension VOLT = new Dimension(0, 0, 0, 0, 1);
  private static final Dimension AMPERE = new Dimension(2, -3, 1, 0, -1);
  private static final Dimension OHM = VOLT.times(AMPERE.power(-1));
  private static final Dimension WEBER = new Dimension(0, 1, 0, 0, 1);

  private static final ImmutableMap<String, Dimension> SYMBOLS =
      ImmutableMap.<String, Dimension>builder()
          .put("1", Dimension.NONE)
          .put("rad", Dimension.NONE)
          .put("sr", Dimension.NONE)
          .put("mol", Dimension.NONE)
          .put("m", METRE)
          .put("s", new Dimension(0, 1, 0, 0, 0))
          .put("kg", new Dimension(0, 0, 1, 0, 0))
          .put("K", new Dimension(0, 0, 0, 1, 0))
          .put("V", VOLT)
          .put("A", AMPERE)
          .put("C", new Dimension(2, -2, 1, 0, -1))
          .put("N", NEWTON)
          .put("J", JOULE)
          .put("W", WATT)
          .put("Pa", NEWTON.times(METRE.power(-2)))
          .put("Hz", HERTZ)
          .put("F", new Dimension(2, -2, 1, 0, -2))
          .put("ohm", OHM)
          .put("\u03a9", OHM)
          .put("S", OHM.power(-1))
          .put("Wb", WEBER)
          .put("T", WEBER.times(METRE.power(-2)))
          .put("H", WEBER.times(AMPERE.power(-1)))
          .buildOrThrow();

  private static final Pattern SYMBOL = Pattern.compile("1(?![\\d.^])|\\p{L}+");
  private static final Pattern POWER = Pattern.compile("\\^?\\s*([-+]?\\d+(?:\\.\\d+)?)");
  private static final Pattern PRODUCT =
      Pattern.compile("\\s*[*\u00b7\u22c5]\\s*|\\s+(?=[^\\s/)*])");
  private static final Pattern QUOTIENT = Pattern.compile("\\s*/\\s*");
  private static final Pattern OPENING = Pattern.compile("\\(\\s*");
  private static final Pattern CLOSING = Pattern.compile("\\s*\\)");

  private static final int LONGEST = 200;

  private final String given;
  private final String text;
  private final Matcher matcher;
  private int at;

  UnitParser(String given) {
    checkArgument(
        given.length() <= LONGEST,
        "a unit has at most %s characters; got %s",
        LONGEST,
        given.length());
    this.given = given;
    // superscript digits become plain digits, and the ohm sign a Greek letter
    text =
        CharMatcher.whitespace()
            .trimFrom(Normalizer.normalize(given, Normalizer.Form.NFKC).replace('\u2212', '-'));
    matcher = SYMBOL.matcher(text);
  }

  Dimension parse() {
    Dimension unit = product();
    checkArgument(at == text.length(), "%s", expected());
    return unit;
  }

  private Dimension product() {
    Dimension unit = factor();
    boolean divided = false;
    while (true) {
      if (found(QUOTIENT)) {
        divided = true;
        unit = unit.times(factor().power(-1));
      } else if (found(PRODUCT)) {
        checkArgument(
            !divided,
            "\"%s\" can be read in two ways; write what it is divided by in parentheses",
            given);
        unit = unit.times(factor());
      } else {
        return unit;
      }
    }
  }

  private Dimension factor() {
    Dimension base;
    if (found(OPENING)) {
      base = product();
      checkArgument(found(CLOSING), "%s", expected());
    } else {
      checkArgument(found(SYMBOL), "%s", expected());
      Dimension symbol = SYMBOLS.get(matcher.group());
      checkArgument(symbol != null, "%s", expected());
      base = symbol;
    }
    return found(POWER) ? base.power(Double.parseDouble(matcher.group(1))) : base;
  }

  /** Goes on behind a pattern if it is next. */
  private boolean found(Pattern pattern) {
    matcher.usePattern(pattern).region(at, text.length());
    boolean isNext = matcher.lookingAt();
    at = isNext ? matcher.end() : at;
    return isNext;
  }

  private String expected() {
    return "expected a unit such as m/s^2, kg m^2 s^-2 or J/K, of "
        + String.join(", ", SYMBOLS.keySet())
        + "; got \""
        + given
        + "\"";
  }
}
