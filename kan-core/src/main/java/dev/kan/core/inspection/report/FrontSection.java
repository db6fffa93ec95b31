// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.polish.FittedConstant;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.formula.search.evidence.FormulaEvidence;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The section on the formulas of a search: what is known of the chosen one, and the others. */
final class FrontSection {
  private static final int DIGITS = 4;
  private static final double LEAST = 1e-20;

  private final FormulaFront front;

  private FrontSection(FormulaFront front) {
    this.front = front;
  }

  static Section of(FormulaFront front) {
    FrontSection section = new FrontSection(front);
    return new Section(
        "front",
        "Choice among formulas",
        section.notes() + section.formulas() + section.constants() + section.chart());
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
            "formula", "nodes", "error", "error where searched", "chosen again", "no value"),
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

  private String chart() {
    double[] nodes = front.formulas().stream().mapToDouble(FoundFormula::complexity).toArray();
    double[] errors = front.formulas().stream().mapToDouble(FrontSection::logarithm).toArray();
    double[] chosen = {front.chosen().complexity()};
    double[] error = {logarithm(front.chosen())};
    return "<div class=\"cards\">\n"
        + Chart.of(
                Axis.covering("nodes of the formula", nodes),
                Axis.covering("log10 of the share unexplained", errors))
            .line("reference", nodes, errors)
            .dots("front", nodes, errors)
            .dots("beside", chosen, error)
            .svg("Error by complexity", "Each dot is a formula, the large one is chosen")
        + "</div>\n";
  }

  private static double logarithm(FoundFormula formula) {
    return Math.log10(Math.max(LEAST, formula.validationError()));
  }
}
