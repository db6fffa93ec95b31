// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Spreadsheet;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what is written for spreadsheets in Apache POI. */
class SpreadsheetEngineTest {
  @ParameterizedTest
  @MethodSource("dev.kan.examples.model.FormulaRows#formulas")
  void computesFormulasAndGivesErrorsWhereTheyHaveNoValue(String text) throws Exception {
    Expression formula = Expression.parse(text);
    String cell = Spreadsheet.formula(formula, Spreadsheet.cells(FormulaRows.VARIABLES));
    Table rows = FormulaRows.table();
    check(cell, FormulaRows.VARIABLES, rows, FormulaRows.values(formula, rows));
  }

  private static void check(String formula, List<String> columns, Table rows, double... expected)
      throws Exception {
    try (Workbook workbook = new HSSFWorkbook()) {
      Row row = workbook.createSheet().createRow(1);
      Cell result = row.createCell(columns.size());
      result.setCellFormula(formula.substring(1));
      FormulaEvaluator engine = workbook.getCreationHelper().createFormulaEvaluator();
      int finite = 0;
      for (int r = 0; r < expected.length; r++) {
        for (int c = 0; c < columns.size(); c++) {
          fill(row.createCell(c), rows.column(columns.get(c)), r);
        }
        engine.clearAllCachedResultValues();
        CellValue value = engine.evaluate(result);
        if (Double.isNaN(expected[r])) {
          assertThat(value.getCellType()).as("row %s", r).isEqualTo(CellType.ERROR);
        } else {
          assertThat(value.getNumberValue())
              .as("row %s", r)
              .isCloseTo(expected[r], within(1e-9 * (1 + Math.abs(expected[r]))));
          finite++;
        }
      }
      assertThat(finite).isGreaterThan(100);
    }
  }

  private static void fill(Cell cell, TableColumn column, int row) {
    if (column.isMissing(row)) {
      cell.setBlank();
    } else if (column.isNumeric()) {
      cell.setCellValue(column.number(row));
    } else {
      cell.setCellValue(column.text(row));
    }
  }

  @Test
  void computesFormulasOfModelsWithCategoriesAndMissingCells() throws Exception {
    Table flats = ModelFormulaTest.flats();
    var price = ModelFormulaTest.symbolic("price", "dear");
    String text = new ModelFormula(price).in(ModelFormula.Format.SPREADSHEET);
    assertThat(text)
        .contains("\nwhere\n  the formula gives price\n  A2 is area\n  B2 is district\n");
    List<String> columns = List.of("area", "district", "rooms");
    check(text.lines().findFirst().orElseThrow(), columns, flats, price.predict(flats).column(0));
    var dear = ModelFormulaTest.symbolic("dear", "price");
    String probability = new ModelFormula(dear).in(ModelFormula.Format.SPREADSHEET);
    assertThat(probability).contains("the formula gives the probability of dear=yes");
    check(
        probability.lines().findFirst().orElseThrow(),
        columns,
        flats,
        dear.predict(flats).column(1));
  }
}
