// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Recognises the type of a column by all of its cells. */
final class ColumnSurvey {
  private static final int MOST_ODD_TEXTS = 10;
  private static final int MOST_ODD_CELLS = 10;
  private static final double ODD_SHARE = 0.01;
  private static final int LEAST_NUMBERS = 20;
  private static final Pattern CODE = Pattern.compile("0[0-9]+");

  private final boolean commasAllowed;
  private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);

  /** The form of a single cell. */
  private enum Kind {
    WHOLE,
    /** Digits after a leading zero, as in postal codes: a number would lose the zero. */
    CODE,
    POINT,
    COMMA,
    INFINITE,
    TEXT
  }

  /** Creates a survey, where a decimal comma is allowed or not. */
  ColumnSurvey(boolean commasAllowed) {
    this.commasAllowed = commasAllowed;
  }

  /** Adds a cell that is not missing, of a row that begins in a line. */
  void add(String text, long line) {
    tallies.computeIfAbsent(kind(text), kind -> new Tally(LEAST_NUMBERS)).add(text, line);
  }

  private Kind kind(String text) {
    boolean comma = commasAllowed && Numbers.hasComma(text);
    double number = comma ? Numbers.parseComma(text) : Numbers.parse(text);
    if (Double.isNaN(number)) {
      return Kind.TEXT;
    } else if (Double.isInfinite(number)) {
      return Kind.INFINITE;
    } else if (comma) {
      return Kind.COMMA;
    }
    if (CODE.matcher(text).matches()) {
      return Kind.CODE;
    }
    return text.indexOf('.') >= 0 ? Kind.POINT : Kind.WHOLE;
  }

  /**
   * Returns the type of the column.
   *
   * @throws IllegalArgumentException if it is a column of numbers but for a few cells
   */
  ColumnType type(CsvFile file, String name) {
    boolean commas = tally(Kind.COMMA).cells() > tally(Kind.POINT).cells();
    if (tally(Kind.CODE).cells() > 0 && tally(Kind.COMMA, Kind.POINT).cells() == 0) {
      return ColumnType.CATEGORY;
    }
    Tally numbers = tally(Kind.WHOLE, Kind.CODE, commas ? Kind.COMMA : Kind.POINT);
    Tally odd = tally(Kind.TEXT, Kind.INFINITE, commas ? Kind.POINT : Kind.COMMA);
    if (odd.cells() == 0) {
      return ColumnType.NUMERIC;
    }
    if (odd.cells() == tally(Kind.INFINITE).cells()) {
      throw file.error(
          odd.firstLine(),
          name,
          "expected finite numbers; got %s".formatted(CsvFile.quoted(odd.firstText())));
    }
    boolean few =
        odd.cells() <= MOST_ODD_CELLS
            || odd.cells() < ODD_SHARE * (numbers.cells() + odd.cells())
            || numbers.distinct() > LEAST_NUMBERS;
    if (odd.cells() < numbers.cells() && odd.distinct() <= MOST_ODD_TEXTS && few) {
      throw file.error(
          odd.firstLine(),
          name,
          ("expected a number as in most cells of the column; got %s; correct it, or make it a"
                  + " missing word, or declare the column a category")
              .formatted(CsvFile.quoted(odd.firstText())));
    }
    return ColumnType.CATEGORY;
  }

  private Tally tally(Kind... kinds) {
    List<Tally> found = new ArrayList<>();
    for (Kind kind : kinds) {
      if (tallies.containsKey(kind)) {
        found.add(tallies.get(kind));
      }
    }
    return Tally.sum(LEAST_NUMBERS, found);
  }
}
