// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static dev.kan.core.inspection.report.TableModels.kinds;
import static dev.kan.core.inspection.report.TableModels.model;
import static dev.kan.core.inspection.report.TableModels.page;
import static dev.kan.core.inspection.report.TableModels.prices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.Kan;
import dev.kan.core.data.Table;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.compile.ExpressionCompiler;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OddTableReportTest {
  private static final String NASTY = "<b>\"x\"&'</script>]]>\u0001";

  static Stream<Arguments> oddTables() {
    Table three = prices(3);
    Table equal = Table.builder().numbers("x", 1, 1, 1, 1).numbers("y", 2, 2, 2, 2).build();
    Table huge =
        Table.builder().numbers("x", 1e150, -1e150, 0).numbers("y", 1e-300, 0, 1e-301).build();
    return Stream.of(
        arguments("three rows", model(three), three),
        arguments("one row", model(prices(30)), prices(1)),
        arguments("three rows of classes", model(kinds(3, 3)), kinds(3, 3)),
        arguments("only one class occurs", model(kinds(40, 3)), kinds(3, 3).select(1)),
        arguments("one class is absent", model(kinds(40, 3)), kinds(40, 2)),
        arguments("only the first of two classes", model(kinds(40, 2)), kinds(9, 1)),
        arguments("all cells are equal", model(equal), equal),
        arguments("numbers are huge and tiny", model(huge), huge),
        arguments("more columns than are shown", model(wide()), wide()),
        arguments("many categories with long names", model(many()), many()));
  }

  private static Table wide() {
    Table.Builder table = Table.builder();
    for (int c = 0; c < 45; c++) {
      int column = c;
      table.numbers("c" + c, IntStream.range(0, 9).mapToDouble(r -> r * column % 7).toArray());
    }
    return table.build();
  }

  private static Table many() {
    List<String> names =
        IntStream.range(0, 120).mapToObj(r -> "a rather long name " + r / 2).toList();
    return Table.builder()
        .texts("place", names)
        .numbers("y", IntStream.range(0, 120).asDoubleStream().toArray())
        .build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddTables")
  void hasNoNumberThatIsNone(String what, KanModel model, Table rows) throws Exception {
    String html = TableReport.builder(model).rows(rows).build().html();
    assertThat(PageReader.of(html).elements("section")).isNotEmpty();
    assertThat(html).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("infinite");
    String alone = TableReport.builder(model).build().html();
    assertThat(PageReader.of(alone).elements("section")).isNotEmpty();
    assertThat(alone).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void escapesNamesOfColumnsCategoriesAndClasses() throws Exception {
    List<String> cells = List.of("a", NASTY, "a", NASTY, "", NASTY);
    Table table =
        Table.builder()
            .texts(NASTY + 1, cells)
            .numbers(NASTY + 2, 1, 2, 3, 4, 5, 9)
            .texts(NASTY + 3, List.of(NASTY, "b", NASTY, "b", "b", NASTY))
            .build();
    PageReader page = page(model(table), table);
    String shown = NASTY.replace('\u0001', '\uFFFD');
    assertThat(page.byId("summary").getTextContent()).contains(shown + 1, shown + 2, shown + 3);
    assertThat(page.byId("classes").getTextContent()).contains(shown);
    assertThat(page.byId("effects").getTextContent()).contains(shown);
    assertThat(page.elements("script")).hasSize(1);
  }

  @Test
  void showsEachOfSeveralTargets() throws Exception {
    Table table =
        Table.builder().numbers("x", 1, 2, 3).numbers("y", 2, 4, 6).numbers("z", 0, 1, 0).build();
    Schema schema = Schema.of(table, "y", "z");
    KanModel model =
        new KanModel(Models.random(1, 2), schema, schema.target().loss(), Scores.UNKNOWN);
    PageReader page = page(model, table);
    assertThat(PageReader.elements(page.byId("errors"), "h3"))
        .extracting(each -> each.getTextContent())
        .containsExactly("y", "z");
    assertThat(PageReader.elements(page.byId("effects"), "li"))
        .extracting(each -> each.getTextContent())
        .containsExactly("y", "z");
  }

  private static KanModel formula(String text) {
    Kan kan = ExpressionCompiler.builder("x").build().compile(Expression.parse(text));
    NumericTarget target = new NumericTarget(List.of(Quantity.unscaled("y")));
    Schema schema = new Schema(List.of(NumericColumn.unscaled("x")), target);
    return new KanModel(kan, schema, target.loss(), Scores.UNKNOWN);
  }

  @Test
  void showsTheFormulaOfASymbolicModel() throws Exception {
    Table table = Table.builder().numbers("x", 1, 2, 3).numbers("y", 2, 4, 9).build();
    PageReader page = page(formula("3*x^2 + 1"), table);
    assertThat(page.byId("formula").getTextContent()).contains("3*x^2 + 1");
    PageReader alone = PageReader.of(TableReport.builder(formula("3*x^2 + 1")).build().html());
    assertThat(alone.byId("formula").getTextContent()).contains("3*x^2 + 1");
  }

  @Test
  void saysWhatTheCallerKnowsOfAFormula() throws Exception {
    TableReport report =
        TableReport.builder(model(prices(9))).formulaNote("None is < 2 % worse.").build();
    assertThat(PageReader.of(report.html()).byId("formula").getTextContent())
        .contains("None is < 2 % worse.");
  }

  @Test
  void leavesOutRowsForWhichAFormulaHasNoValue() throws Exception {
    Table table = Table.builder().numbers("x", 1, -2, 3).numbers("y", 0, 1, 1).build();
    PageReader page = page(formula("log(x)"), table);
    assertThat(page.byId("summary").getTextContent()).contains("are of 2 rows");
    assertThat(page.byId("worst").getTextContent()).contains("Row 3").doesNotContain("Row 2");
    Table none = Table.builder().numbers("x", -1, -2).numbers("y", 0, 1).build();
    assertThatThrownBy(() -> page(formula("log(x)"), none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no finite prediction");
  }
}
