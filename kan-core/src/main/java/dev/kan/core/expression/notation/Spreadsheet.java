// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.expression.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes formulas for the cells of a spreadsheet, in the notation of Excel, LibreOffice Calc and
 * Google Sheets where decimals have a point and arguments are separated by commas.
 *
 * <pre>{@code
 * Expression period = Expression.parse("6.28*sqrt(length/g)");
 * String formula = Spreadsheet.formula(period, Spreadsheet.cells(List.of("length", "g")));
 * System.out.println(formula); // =6.28*SQRT(A2/B2)
 * }</pre>
 */
public final class Spreadsheet {
  // Excel's limits
  private static final int MOST_COLUMNS = 16_384;
  private static final int LONGEST_FORMULA = 8192;
  private static final int LETTERS = 26;

  private Spreadsheet() {}

  /**
   * Returns the cells of the second row for some names, below a row of headings: A2 for the first
   * name, B2 for the second one and so on.
   *
   * @param names at most 16384 names, none of them twice
   * @throws IllegalArgumentException if there are more, or a name comes twice
   */
  public static Map<String, String> cells(List<String> names) {
    checkArgument(
        names.size() <= MOST_COLUMNS,
        "a spreadsheet has %s columns; got %s names",
        MOST_COLUMNS,
        names.size());
    Map<String, String> cells = new LinkedHashMap<>();
    for (String name : names) {
      checkArgument(
          cells.put(name, letters(cells.size()) + "2") == null, "'%s' is listed twice", name);
    }
    return ImmutableMap.copyOf(cells);
  }

  private static String letters(int column) {
    String last = Character.toString('A' + column % LETTERS);
    return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
  }

  /**
   * Returns a formula, with the equals sign that makes a cell compute it.
   *
   * @param expression the expression that the formula computes
   * @param cells the cell of each variable, or any other formula for it
   * @throws IllegalArgumentException if a variable has no cell, the expression has a custom
   *     function, or the formula is longer than the 8192 characters of a cell
   */
  public static String formula(Expression expression, Map<String, String> cells) {
    checkArgument(
        cells.keySet().containsAll(expression.variables()),
        "the expression has the variables %s; there are cells only for %s",
        expression.variables(),
        cells.keySet());
    String formula = "=" + new SpreadsheetWriter(cells).write(Layouts.of(expression));
    checkArgument(
        formula.length() <= LONGEST_FORMULA,
        "a cell has at most %s characters; this formula has %s",
        LONGEST_FORMULA,
        formula.length());
    return formula;
  }
}
