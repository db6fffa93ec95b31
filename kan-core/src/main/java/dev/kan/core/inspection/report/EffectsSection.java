// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The section with a card for each column: how predictions change with its cells. */
final class EffectsSection {
  private static final int MOST_CARDS = 40;

  private EffectsSection() {}

  static Section of(KanModel model, ColumnFindings findings) {
    List<ColumnFinding> shown =
        findings.columns().stream()
            .filter(each -> each.importance() > 0)
            .limit(MOST_CARDS)
            .toList();
    Target target = model.schema().target();
    String unit = unit(target);
    List<String> names = names(target);
    String cards =
        shown.stream().map(each -> card(each, names, unit)).collect(Collectors.joining());
    int left = findings.columns().size() - shown.size();
    String rest =
        left == 0
            ? ""
            : Html.paragraph(Figures.count(left, "less important column") + " left out.");
    return new Section(
        "effects",
        "Effects of the columns",
        Html.paragraph(intro(target))
            + Legend.of(names)
            + "<div class=\"cards\">\n"
            + cards
            + "</div>\n"
            + rest);
  }

  private static String intro(Target target) {
    String what =
        target instanceof ClassTarget classes
            ? classes.labels().size() == 2
                ? "the log-odds of " + Html.text(classes.labels().get(1))
                : "the logit of each class"
            : "the prediction";
    return "How much a cell adds to "
        + what
        + ", compared with the average row. The outline below a curve shows how the rows are"
        + " distributed; a shaded band around it, how much the effect differs between rows because"
        + " of other columns.";
  }

  private static String unit(Target target) {
    if (target instanceof NumericTarget numbers && numbers.outputs().size() == 1) {
      return "effect on " + numbers.outputs().get(0).label();
    }
    return target instanceof ClassTarget classes && classes.labels().size() == 2
        ? "effect on the log-odds of " + classes.labels().get(1)
        : target instanceof ClassTarget ? "effect on the logit" : "effect";
  }

  /** Returns the names of the outputs: classes without that of their column. */
  private static List<String> names(Target target) {
    if (target instanceof ClassTarget classes) {
      List<String> labels = classes.labels();
      return labels.size() == 2 ? labels.subList(1, 2) : labels;
    }
    return target.columns();
  }

  private static String card(ColumnFinding finding, List<String> names, String unit) {
    return String.format(
        Locale.ROOT,
        """
        <article class="card">
        <h3>%s</h3>
        <p class="where">importance <b>%s</b></p>
        %s</article>
        """,
        Html.text(finding.name()),
        Figures.percent(finding.importance()),
        EffectFigure.of(finding.effect(), names, unit));
  }
}
