// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static dev.kan.core.inspection.report.TableModels.kinds;
import static dev.kan.core.inspection.report.TableModels.model;
import static dev.kan.core.inspection.report.TableModels.page;
import static dev.kan.core.inspection.report.TableModels.prices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.FittedConstant;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.formula.search.evidence.ColumnRange;
import dev.kan.core.formula.search.evidence.FormulaEvidence;
import dev.kan.core.formula.search.evidence.FrontEvidence;
import dev.kan.core.model.FormulaModel;
import dev.kan.core.model.KanModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class TableReportTest {
  private static final List<FittedConstant> CONSTANTS = List.of(new FittedConstant(1.5, 0.125));

  @Test
  void hasTheSectionsOfNumbers() throws Exception {
    Table table = prices(40);
    assertThat(ids(page(model(table), table)))
        .containsExactly(
            "summary",
            "importance",
            "effects",
            "interactions",
            "errors",
            "worst",
            "coverage",
            "formula",
            "network",
            "edges",
            "facts");
  }

  @Test
  void hasTheSectionsOfClasses() throws Exception {
    Table table = kinds(40, 3);
    assertThat(ids(page(model(table, 12), table)))
        .as("without a picture, since 72 edges are too many")
        .containsExactly(
            "summary",
            "importance",
            "effects",
            "interactions",
            "classes",
            "roc",
            "calibration",
            "worst",
            "coverage",
            "formula",
            "facts");
  }

  @Test
  void showsTheModelAloneIfThereAreNoRows() throws Exception {
    KanModel model = model(prices(40));
    PageReader page =
        PageReader.of(TableReport.builder(model).fact("Candidates", "2").build().html());
    assertThat(ids(page)).containsExactly("summary", "importance", "effects", "formula", "facts");
    assertThat(page.row("facts", "Candidates")).contains("2");
    assertThat(percentages(page, "importance")).isCloseTo(100, within(0.1));
  }

  @Test
  void showsTheFormulasAmongWhichTheModelWasChosen() throws Exception {
    Table table = Table.builder().numbers("x", 1, 2, 3).numbers("y", 1, 4, 9.1).build();
    List<FoundFormula> formulas =
        Stream.of("4.7", "x^2", "x^2 + exp(x)/1000")
            .map(Expression::parse)
            .map(each -> new FoundFormula(each, each.size(), 0.5, 0.25, CONSTANTS, List.of(), ""))
            .toList();
    FormulaEvidence each = new FormulaEvidence(Optional.of("for x < 2"), OptionalDouble.of(0.75));
    FrontEvidence evidence =
        new FrontEvidence(
            List.of(new ColumnRange("x", 1, 3)),
            List.of(each, each, each),
            OptionalInt.empty(),
            OptionalInt.of(2),
            Optional.empty());
    FormulaFront front = new FormulaFront(formulas, formulas.get(1), "Because.", evidence);
    KanModel model = FormulaModel.of(formulas.get(1).expression(), table, "y");

    PageReader page =
        PageReader.of(TableReport.builder(model).rows(table).front(front).build().html());

    assertThat(ids(page)).startsWith("summary", "formula", "front", "importance");
    assertThat(page.row("front", "x^2 (chosen)").subList(3, 7))
        .containsExactly("0.25", "0.5", "75.0\u00a0%", "for x < 2");
    assertThat(page.row("front", "1.5")).containsExactly("1.5", "0.125");
    assertThat(page.elements("li")).extracting(Element::getTextContent).contains("Because.");
    assertThat(page.elements("li")).extracting(Element::getTextContent).containsAll(front.notes());
  }

  private static List<String> ids(PageReader page) {
    return page.elements("section").stream().map(each -> each.getAttribute("id")).toList();
  }

  @Test
  void scoresTheModelBesideTheMeanOfTheTarget() throws Exception {
    Table table = prices(60);
    double[] truth = numbers(table, "price");
    double[] predicted = model(table).predict(table).column(0);
    double mean = Arrays.stream(truth).average().orElseThrow();
    double[] own = new double[truth.length];
    Arrays.setAll(own, r -> truth[r] - predicted[r]);
    double[] constant = Arrays.stream(truth).map(each -> each - mean).toArray();
    List<String> row = page(model(table), table).row("summary", "root mean squared error");
    assertThat(number(row.get(2))).isCloseTo(rootMeanSquare(own), within(1.0));
    assertThat(number(row.get(3))).isCloseTo(rootMeanSquare(constant), within(1.0));
  }

  private static double rootMeanSquare(double... values) {
    return Math.sqrt(Arrays.stream(values).map(each -> each * each).average().orElseThrow());
  }

  @Test
  void scoresTheModelBesideTheSharesOfTheClasses() throws Exception {
    // 14, 13 and 13 rows of the three classes
    Table table = kinds(40, 3);
    PageReader page = page(model(table), table);
    double[] shares = {14 / 40.0, 13 / 40.0, 13 / 40.0};
    double entropy = -Arrays.stream(shares).map(p -> p * Math.log(p)).sum();
    double brier = (1 - Arrays.stream(shares).map(p -> p * p).sum()) / 2;
    assertThat(number(page.row("summary", "accuracy").get(3))).isEqualTo(0.35);
    assertThat(number(page.row("summary", "area under the ROC curve").get(3))).isEqualTo(0.5);
    assertThat(number(page.row("summary", "cross-entropy (smaller is better)").get(3)))
        .isCloseTo(entropy, within(1e-3));
    assertThat(number(page.row("summary", "Brier score (smaller is better)").get(3)))
        .isCloseTo(brier, within(1e-4));
  }

  @Test
  void sharesOfImportanceAddUpToOne() throws Exception {
    Table table = kinds(40, 3);
    assertThat(percentages(page(model(table, 3), table), "importance")).isCloseTo(100, within(0.1));
  }

  private static double percentages(PageReader page, String section) {
    return PageReader.elements(page.byId(section), "td").stream()
        .map(Element::getTextContent)
        .filter(text -> text.endsWith("%"))
        .mapToDouble(TableReportTest::number)
        .sum();
  }

  @Test
  void countsRowsByActualAndPredictedClass() throws Exception {
    Table table = kinds(50, 3);
    List<String> predicted = model(table).classify(table);
    PageReader page = page(model(table), table);
    for (String actual : TableModels.KINDS) {
      List<Element> cells = cells(page, "classes", actual);
      for (int p = 0; p < 3; p++) {
        String guess = TableModels.KINDS.get(p);
        long count =
            IntStream.range(0, 50)
                .filter(r -> table.column("kind").text(r).equals(actual))
                .filter(r -> predicted.get(r).equals(guess))
                .count();
        assertThat(cells.get(p).getTextContent()).startsWith(count + " ");
      }
    }
  }

  @Test
  void showsWhatAThresholdWouldMean() throws Exception {
    Table table = kinds(60, 2);
    double[] p = model(table).predict(table).column(1);
    long predicted = Arrays.stream(p).filter(each -> each >= 0.4).count();
    long found = IntStream.range(0, 60).filter(r -> p[r] >= 0.4 && r % 2 == 1).count();
    List<Element> cells = cells(page(model(table), table), "roc", "0.4");
    assertThat(cells.get(0).getTextContent()).isEqualTo(Long.toString(predicted));
    assertThat(number(cells.get(1).getTextContent())).isCloseTo(100 * found / 30.0, within(0.06));
  }

  @Test
  void showsTheAreaUnderEachCurve() throws Exception {
    Table table = kinds(45, 3);
    double[] p = model(table).predict(table).column(2);
    double won = 0;
    for (int i = 2; i < 45; i += 3) {
      for (int j = 0; j < 45; j++) {
        won += j % 3 == 2 ? 0 : (1 + Math.signum(p[i] - p[j])) / 2;
      }
    }
    List<Element> cells = cells(page(model(table), table), "roc", "villa");
    assertThat(number(cells.get(0).getTextContent())).isCloseTo(won / (15 * 30), within(1e-4));
  }

  @Test
  void showsHowManyRowsLieInAnInterval() throws Exception {
    Table table = prices(100);
    KanModel other = model(prices(80));
    double[] truth = numbers(table, "price");
    double[] low = other.intervals(table, 0.8).lower().column(0);
    double[] high = other.intervals(table, 0.8).upper().column(0);
    long inside =
        IntStream.range(0, 100).filter(r -> truth[r] >= low[r] && truth[r] <= high[r]).count();
    List<Element> cells = cells(page(other, table), "errors", "80.0\u00a0%");
    assertThat(cells.get(2).getTextContent()).isEqualTo(inside + ".0\u00a0%");
  }

  @Test
  void beginsWithTheRowOfTheLargestError() throws Exception {
    Table table = prices(50);
    double[] truth = numbers(table, "price");
    double[] predicted = model(table).predict(table).column(0);
    int worst = 0;
    for (int r = 1; r < 50; r++) {
      boolean worse = Math.abs(truth[r] - predicted[r]) > Math.abs(truth[worst] - predicted[worst]);
      worst = worse ? r : worst;
    }
    Element section = page(model(table), table).byId("worst");
    Element first = PageReader.elements(section, "details").get(0);
    assertThat(first.getTextContent()).contains("Row " + (worst + 1) + ": actual price");
    List<Double> amounts =
        PageReader.elements(first, "tr").stream()
            .map(row -> PageReader.elements(row, "td"))
            .filter(cells -> !cells.isEmpty())
            .map(cells -> number(cells.get(cells.size() - 1).getTextContent()))
            .toList();
    double sum = amounts.stream().limit(amounts.size() - 1).mapToDouble(each -> each).sum();
    assertThat(sum).isCloseTo(predicted[worst], within(3.0));
    assertThat(amounts.get(amounts.size() - 1)).isCloseTo(predicted[worst], within(1.0));
  }

  @Test
  void countsCellsUnlikeThoseLearned() throws Exception {
    KanModel model = model(prices(40));
    Table rows =
        Table.builder()
            .numbers("area", 5, 100, 5000, Double.NaN)
            .texts("district", List.of("east", "north", "west", "south"))
            .numbers("price", 1, 2, 3, 4)
            .build();
    PageReader page = page(model, rows);
    assertThat(texts(cells(page, "coverage", "area")).subList(0, 2))
        .containsExactly("25.0\u00a0%", "50.0\u00a0%");
    assertThat(texts(cells(page, "coverage", "district")).subList(0, 2))
        .containsExactly("0.0\u00a0%", "50.0\u00a0%: east, west");
  }

  @Test
  void storesThePage(@TempDir Path folder) throws Exception {
    TableReport report = TableReport.builder(model(prices(20))).title("Prices").build();
    Path file = folder.resolve("new").resolve("report.html");
    report.write(file);
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(report.html());
    assertThat(PageReader.of(report.html()).elements("h1").get(0).getTextContent())
        .isEqualTo("Prices");
  }

  @Test
  void rejectsInvalidSettings() {
    TableReport.Builder builder = TableReport.builder(model(prices(20)));
    assertThatThrownBy(() -> builder.title(" ").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("title");
    assertThatThrownBy(() -> builder.fact("a", "b").fact("a", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'");
    Table withoutTarget = prices(20).without(List.of("price"));
    assertThatThrownBy(
            () -> TableReport.builder(model(prices(20))).rows(withoutTarget).build().html())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column \"price\"");
  }

  private static List<Element> cells(PageReader page, String section, String heading) {
    return PageReader.elements(page.byId(section), "tr").stream()
        .filter(
            row ->
                PageReader.elements(row, "th").stream()
                    .anyMatch(each -> each.getTextContent().equals(heading)))
        .map(row -> PageReader.elements(row, "td"))
        .filter(cells -> !cells.isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError(section + " has no row " + heading));
  }

  private static List<String> texts(List<Element> cells) {
    return cells.stream().map(Element::getTextContent).toList();
  }

  private static double[] numbers(Table table, String name) {
    TableColumn column = table.column(name);
    return IntStream.range(0, column.rows()).mapToDouble(column::number).toArray();
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace("\u00a0%", ""));
  }
}
