// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.polish.FittedConstant;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.formula.search.evidence.FormulaEvidence;
import dev.kan.core.model.Quantity;
import dev.kan.core.spline.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The section on the formulas of a search: what is known of the chosen one, and the others. */
final class FrontSection {
  private static final int DIGITS = 4;
  private static final double LEAST = 1e-20;

  private static final int POINTS = 200;

  private final FormulaFront front;
  private final TableReport report;

  private FrontSection(FormulaFront front, TableReport report) {
    this.front = front;
    this.report = report;
  }

  /**
   * Returns the section.
   *
   * @param front the formulas
   * @param report the report on the chosen one
   */
  static Section of(FormulaFront front, TableReport report) {
    FrontSection section = new FrontSection(front, report);
    return new Section(
        "front",
        "Choice among formulas",
        section.notes()
            + section.formulas()
            + section.constants()
            + "<div class=\"cards\">\n"
            + report.table().map(section::curve).orElse("")
            + section.errors()
            + "</div>\n");
  }

  private String notes() {
    return ImmutableList.<String>builder()
        .add(front.reason())
        .addAll(front.notes())
        .build()
        .stream()
        .map(each -> "<li>" + Html.text(each) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private String formulas() {
    return Html.table(
        "Formulas of which none is both simpler and more accurate than another; the errors are"
            + " shares of the target's variance",
        ImmutableList.of(
            "formula", "nodes", "error", "error where searched", "chosen again", "not defined"),
        IntStream.range(0, front.formulas().size()).mapToObj(this::row).toList());
  }

  private List<String> row(int place) {
    FoundFormula formula = front.formulas().get(place);
    List<FormulaEvidence> evidence = front.evidence().formulas();
    String text = Html.text(Notation.TEXT.of(formula.expression().round(DIGITS)));
    return ImmutableList.of(
        formula.equals(front.chosen()) ? "<b>" + text + "</b> (chosen)" : text,
        Integer.toString(formula.complexity()),
        Figures.number(formula.validationError()),
        Figures.number(formula.trainingError()),
        evidence.isEmpty() ? "" : share(evidence.get(place).stability()),
        evidence.isEmpty() ? "" : Html.text(evidence.get(place).undefined().orElse("")));
  }

  private static String share(OptionalDouble stability) {
    return stability.isPresent() ? Figures.percent(stability.getAsDouble()) : "";
  }

  private String constants() {
    List<List<String>> rows =
        front.chosen().constants().stream().map(FrontSection::constant).toList();
    return rows.isEmpty()
        ? ""
        : Html.table(
            "Constants that were fitted in the chosen formula",
            ImmutableList.of("value", "standard error"),
            rows);
  }

  private static List<String> constant(FittedConstant constant) {
    String value = Notation.TEXT.of(Expression.constant(constant.value()).round(2 * DIGITS));
    return ImmutableList.of(Html.text(value), Figures.number(constant.standardError()));
  }

  /** Returns a chart of the rows and the chosen formula, if that is of one column. */
  private String curve(Table table) {
    List<String> names = List.copyOf(front.chosen().expression().variables());
    if (names.size() != 1) {
      return "";
    }
    Quantity target = report.model().schema().target().outputs().get(0);
    double[] x = numbers(table, names.get(0));
    double[] y = numbers(table, report.model().schema().target().columns().get(0));
    Axis across = Axis.covering(names.get(0), x);
    Expression.Compiled formula = front.chosen().expression().compile(names);
    Interval range = Axis.exactly(names.get(0), x).range();
    double[] places =
        IntStream.rangeClosed(0, POINTS)
            .mapToDouble(i -> range.lower() + range.length() * i / POINTS)
            .toArray();
    double[] values = Arrays.stream(places).map(formula::at).toArray();
    return Chart.of(across, Axis.covering(target.label(), y))
        .line("formula", places, values)
        .dots("s1", x, y)
        .svg("The chosen formula and the rows", "Each dot is a row");
  }

  private static double[] numbers(Table table, String name) {
    TableColumn column = table.column(name);
    return IntStream.range(0, table.rows()).mapToDouble(column::number).toArray();
  }

  private String errors() {
    double[] nodes = front.formulas().stream().mapToDouble(FoundFormula::complexity).toArray();
    double[] errors = front.formulas().stream().mapToDouble(FrontSection::logarithm).toArray();
    double[] chosen = {front.chosen().complexity()};
    double[] error = {logarithm(front.chosen())};
    return Chart.of(
            Axis.covering("nodes of the formula", nodes),
            Axis.covering("log10 of the share unexplained", errors))
        .line("reference", nodes, errors)
        .dots("front", nodes, errors)
        .dots("beside", chosen, error)
        .svg("Error by complexity", "Each dot is a formula, the large one is chosen");
  }

  private static double logarithm(FoundFormula formula) {
    return Math.log10(Math.max(LEAST, formula.validationError()));
  }
}
