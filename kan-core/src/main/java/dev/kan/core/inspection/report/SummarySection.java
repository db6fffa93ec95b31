// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Scores;
import dev.kan.core.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The section that says what is predicted from what, and how well. */
final class SummarySection {
  private static final int MOST_NAMES = 12;

  private SummarySection() {}

  static Section of(KanModel model, Optional<TableFindings> findings) {
    String text = Html.paragraph(purpose(model)) + findings.map(SummarySection::rows).orElse("");
    return new Section("summary", "Summary", text + scores(model, findings));
  }

  private static String purpose(KanModel model) {
    List<String> columns = model.schema().columns().stream().map(Column::name).toList();
    return "Predicts "
        + target(model.schema().target())
        + " from "
        + Figures.count(columns.size(), "column")
        + ": "
        + names(columns)
        + ".";
  }

  private static String target(Target target) {
    if (target instanceof ClassTarget classes) {
      return bold(classes.column())
          + ", which is one of "
          + classes.labels().size()
          + " classes: "
          + names(classes.labels());
    }
    return ((NumericTarget) target)
        .outputs().stream().map(each -> bold(each.label())).collect(Collectors.joining(", "));
  }

  private static String bold(String name) {
    return "<b>" + Html.text(name) + "</b>";
  }

  private static String names(List<String> names) {
    String shown =
        names.stream().limit(MOST_NAMES).map(Html::text).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES
        ? shown + " and " + (names.size() - MOST_NAMES) + " more"
        : shown;
  }

  private static String rows(TableFindings findings) {
    return Html.paragraph(
        "The figures on this page are of "
            + Figures.count(findings.size(), "row")
            + ". If the model was trained on these, they flatter it; the scores on rows not"
            + " trained on do not.");
  }

  private static String scores(KanModel model, Optional<TableFindings> findings) {
    Scores unseen = model.scores();
    Optional<Scores> own = findings.map(each -> model.score(each.table()));
    Optional<ConstantScores> constant = findings.map(ConstantScores::of);
    Set<Metric> metrics =
        ImmutableSet.<Metric>builder()
            .addAll(own.map(each -> each.values().keySet()).orElse(ImmutableSet.of()))
            .addAll(unseen.values().keySet())
            .build();
    if (metrics.isEmpty()) {
      return Html.paragraph("The model was never scored.");
    }
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : metrics) {
      ImmutableList.Builder<String> cells = ImmutableList.builder();
      cells.add(Html.text(MetricName.of(metric, model.schema().target())));
      cells.add(value(unseen, metric));
      own.ifPresent(each -> cells.add(value(each, metric)));
      constant.ifPresent(each -> cells.add(Figures.number(each.of(metric))));
      rows.add(cells.build());
    }
    ImmutableList.Builder<String> headings = ImmutableList.builder();
    headings.add("metric", "rows not trained on" + size(unseen));
    own.ifPresent(each -> headings.add("these rows" + size(each), "the same prediction for all"));
    return Html.table("How good the predictions are", headings.build(), rows);
  }

  private static String size(Scores scores) {
    return scores.samples() > 0 ? " (" + scores.samples() + ")" : "";
  }

  private static String value(Scores scores, Metric metric) {
    return Figures.number(scores.values().getOrDefault(metric, Double.NaN));
  }
}
