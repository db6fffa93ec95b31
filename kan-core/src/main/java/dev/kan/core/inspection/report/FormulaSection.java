// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.symbolic.FormulaError;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.model.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The section with the network as a formula, typeset and to be copied, and its errors. */
final class FormulaSection {
  private static final int DIGITS = 4;
  private static final double NEGLIGIBLE = 1e-9;

  private FormulaSection() {}

  static Section of(ReportedNetwork network) {
    Kan kan = network.kan();
    long present = kan.edges().stream().filter(each -> kan.edge(each).present()).count();
    long numeric = kan.layers().stream().mapToInt(KanLayer::activeEdgeCount).sum();
    String body =
        numeric == 0
            ? formula(network)
            : Html.paragraph(
                String.format(
                    Locale.ROOT,
                    "No formula yet: %d of %d edges are still numeric.",
                    numeric,
                    present));
    return new Section("formula", "Formula", body);
  }

  /**
   * Returns the section on the formula of a model of tables, or what is said of there being none.
   */
  static Section of(TableReport report) {
    Kan kan = report.model().kan();
    boolean symbolic = kan.layers().stream().allMatch(layer -> layer.activeEdgeCount() == 0);
    return new Section(
        "formula",
        "Formula",
        symbolic ? formula(report) : Html.paragraph(Html.text(report.formulaNote())));
  }

  private static String formula(TableReport report) {
    SymbolicFormula exact = report.model().formula();
    Optional<Samples> samples =
        report
            .table()
            .map(table -> report.model().schema().units().undo(report.model().samples(table)));
    SymbolicFormula rounded =
        samples
            .map(each -> exact.withoutNegligibleTerms(each.inputs(), NEGLIGIBLE))
            .orElse(exact)
            .rounded(DIGITS);
    List<String> names =
        report.model().schema().target().outputs().stream().map(Quantity::name).toList();
    return formulas(names, exact, rounded);
  }

  private static String formula(ReportedNetwork network) {
    SymbolicFormula exact =
        SymbolicFormula.of(network.kan(), network.names().inputs(), network.units());
    SymbolicFormula rounded =
        exact.withoutNegligibleTerms(network.train().inputs(), NEGLIGIBLE).rounded(DIGITS);
    return formulas(network.names().outputs(), exact, rounded) + errors(network, exact, rounded);
  }

  private static String formulas(
      List<String> names, SymbolicFormula exact, SymbolicFormula rounded) {
    StringBuilder html = new StringBuilder();
    for (int o = 0; o < names.size(); o++) {
      String name = names.get(o);
      html.append(typeset(name, rounded.outputs().get(o)))
          .append("<details><summary>Copy " + Html.text(name) + "</summary>\n")
          .append(source("Text", Notation.TEXT.of(rounded.outputs().get(o))))
          .append(source("LaTeX", Notation.LATEX.of(rounded.outputs().get(o))))
          .append(source("Text, all digits", Notation.TEXT.of(exact.outputs().get(o))))
          .append("</details>\n");
    }
    return html.append(
            Html.paragraph(
                String.format(
                    Locale.ROOT,
                    "Rounded to %d digits, without terms below a billionth of the others in their"
                        + " sum.",
                    DIGITS)))
        .toString();
  }

  private static String typeset(String name, Expression output) {
    String math = Notation.MATHML.of(output).replaceFirst("<math ", "<math display=\"block\" ");
    String left = Notation.MATHML.of(Expression.variable(name));
    return "<div class=\"formula\">%s<span>=</span>%s</div>\n".formatted(left, math);
  }

  private static String source(String what, String formula) {
    return "<figure><figcaption>%s</figcaption><pre tabindex=\"0\">%s</pre></figure>\n"
        .formatted(Html.text(what), Html.text(formula));
  }

  private static String errors(
      ReportedNetwork network, SymbolicFormula exact, SymbolicFormula rounded) {
    ImmutableList.Builder<List<String>> rows = ImmutableList.builder();
    rows.addAll(errors("training", network.train(), exact, rounded));
    network.test().ifPresent(test -> rows.addAll(errors("test", test, exact, rounded)));
    return Html.table(
        "How far the formula is off: root mean squared error, in the units of the data",
        ImmutableList.of("formula", "from the network", "from the targets"),
        rows.build());
  }

  private static List<List<String>> errors(
      String which, Samples samples, SymbolicFormula exact, SymbolicFormula rounded) {
    return ImmutableList.of(
        row("all digits, " + which + " samples", exact.error(samples)),
        row(DIGITS + " digits, " + which + " samples", rounded.error(samples)));
  }

  private static List<String> row(String what, FormulaError error) {
    return ImmutableList.of(
        what, Html.number(error.fromNetwork()), Html.number(error.fromTargets()));
  }
}
