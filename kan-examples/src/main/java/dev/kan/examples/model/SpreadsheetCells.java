// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.expression.notation.Spreadsheet;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says how the variables of a formula come from the cells of a spreadsheet, the second row of which
 * holds the columns that the formula needs, from A2 on.
 *
 * @param formulas a cell or a formula for each variable
 * @param notes sentences about the cells
 */
record SpreadsheetCells(Map<String, String> formulas, List<String> notes) {
  static SpreadsheetCells of(Schema schema, Set<String> variables) {
    List<Column> needed =
        schema.columns().stream()
            .filter(
                column ->
                    column.inputs().stream().map(Quantity::name).anyMatch(variables::contains))
            .toList();
    Map<String, String> cells = Spreadsheet.cells(needed.stream().map(Column::name).toList());
    SpreadsheetCells all = new SpreadsheetCells(new LinkedHashMap<>(), new ArrayList<>());
    for (Column column : needed) {
      String cell = cells.getOrDefault(column.name(), "");
      all.notes.add(cell + " is " + column.name());
      if (column instanceof NumericColumn numbers) {
        all.add(numbers, cell, variables);
      } else if (column instanceof CategoryColumn categories) {
        all.add(categories, cell);
      }
    }
    return all;
  }

  private void add(NumericColumn column, String cell, Set<String> variables) {
    formulas.put(column.name() + " missing", "IF(ISNUMBER(" + cell + "),0,1)");
    boolean isSimple = column.limits().isEmpty() && !column.missingLearned();
    if (isSimple) {
      formulas.put(column.name(), cell);
      if (variables.contains(column.name())) {
        notes.add(
            String.format(
                Locale.ROOT,
                "an empty %s counts as 0, but for the model as %.6g: fill it in",
                cell,
                column.imputed()));
      }
      return;
    }
    String value = "IF(ISNUMBER(" + cell + ")," + cell + "," + column.imputed() + ")";
    formulas.put(
        column.name(),
        column
            .limits()
            .map(each -> "MAX(" + each.lower() + ",MIN(" + each.upper() + "," + value + "))")
            .orElse(value));
  }

  private void add(CategoryColumn column, String cell) {
    // not =, which does not tell capital letters from small ones
    List<String> tests =
        column.categories().stream()
            .map(each -> "EXACT(" + cell + ",\"" + each.replace("\"", "\"\"") + "\")")
            .toList();
    for (int c = 0; c < tests.size(); c++) {
      formulas.put(
          column.name() + "=" + column.categories().get(c), "IF(" + tests.get(c) + ",1,0)");
    }
    formulas.put(
        column.name() + " missing",
        tests.stream().collect(Collectors.joining(",", "IF(OR(", "),0,1)")));
  }
}
