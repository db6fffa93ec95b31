// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Contributions;
import dev.kan.core.model.Explainer;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Target;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The section on the rows that the model predicts worst, and what led it there. */
final class WorstRowsSection {
  private static final int MOST_ROWS = 10;
  private static final int MOST_CELLS = 10;

  private final TableFindings findings;
  private final Table rows;
  private final Batch predicted;
  private final Batch truth;
  private final Contributions contributions;

  private WorstRowsSection(TableFindings findings, int... worst) {
    this.findings = findings;
    rows = findings.table().select(worst);
    predicted = findings.predicted().select(worst);
    truth = findings.samples().targets().select(worst);
    contributions = Explainer.of(findings.model()).contributions(rows);
  }

  static Section of(TableFindings findings) {
    double[] losses = findings.losses();
    int[] worst =
        IntStream.range(0, losses.length)
            .boxed()
            .sorted(Comparator.comparingDouble(r -> -losses[r]))
            .limit(MOST_ROWS)
            .mapToInt(r -> r)
            .toArray();
    WorstRowsSection section = new WorstRowsSection(findings, worst);
    String intro =
        Html.paragraph(
            "The rows of the largest loss, counted from 1, with the contribution of each cell to"
                + " the prediction. They are the place to look for wrong data and for what the"
                + " columns do not tell.");
    String cards =
        IntStream.range(0, worst.length)
            .mapToObj(i -> section.row(i, findings.rows().get(worst[i]) + 1))
            .collect(Collectors.joining());
    return new Section("worst", "Worst rows", intro + cards);
  }

  private String row(int row, int number) {
    Target target = findings.target();
    return target instanceof ClassTarget classes
        ? row(row, "Row " + number + ": " + text(classes, row), explained(classes, row))
        : row(row, "Row " + number + ": " + text((NumericTarget) target, row), 0);
  }

  private String text(NumericTarget target, int row) {
    double[] actual = target.decode(truth).row(row);
    return IntStream.range(0, actual.length)
        .mapToObj(
            t ->
                "actual %s %s, predicted %s"
                    .formatted(
                        target.columns().get(t),
                        Figures.number(actual[t]),
                        Figures.number(predicted.get(row, t))))
        .collect(Collectors.joining("; "));
  }

  private String text(ClassTarget target, int row) {
    int actual = target.labels().indexOf(rows.column(target.column()).text(row));
    int likely = likely(row);
    String given =
        "actual %s, to which the model gives %s"
            .formatted(target.labels().get(actual), Figures.percent(predicted.get(row, actual)));
    return likely == actual
        ? given
        : "%s; it expects %s with %s"
            .formatted(
                given, target.labels().get(likely), Figures.percent(predicted.get(row, likely)));
  }

  private int likely(int row) {
    double[] p = predicted.row(row);
    return IntStream.range(0, p.length)
        .boxed()
        .max(Comparator.comparingDouble(l -> p[l]))
        .orElseThrow();
  }

  /** Returns the output to explain: the only one, or the logit of the most probable class. */
  private int explained(ClassTarget target, int row) {
    return target.labels().size() == 2 ? 0 : likely(row);
  }

  private String row(int row, String summary, int output) {
    List<String> columns = contributions.columns();
    List<Integer> order =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    (Integer c) -> -Math.abs(contributions.of(row, c, output))))
            .toList();
    ImmutableList.Builder<List<String>> cells = ImmutableList.builder();
    cells.add(
        ImmutableList.of(
            "the average row", "", Figures.number(contributions.baselines().get(output))));
    order.stream().limit(MOST_CELLS).forEach(c -> cells.add(cell(row, c, output)));
    if (order.size() > MOST_CELLS) {
      double rest =
          order.stream().skip(MOST_CELLS).mapToDouble(c -> contributions.of(row, c, output)).sum();
      cells.add(
          ImmutableList.of(
              Figures.count(order.size() - MOST_CELLS, "other column"), "", Figures.signed(rest)));
    }
    cells.add(
        ImmutableList.of("together", "", Figures.number(contributions.prediction(row, output))));
    return Html.details(
        summary,
        Html.table(
            "Contributions to " + contributions.outputs().get(output),
            ImmutableList.of("column", "cell", "contribution"),
            cells.build()));
  }

  private List<String> cell(int row, int column, int output) {
    String name = contributions.columns().get(column);
    TableColumn cells = rows.column(name);
    return ImmutableList.of(
        Html.text(name),
        cells.isMissing(row) ? "<i>missing</i>" : Html.text(cells.text(row)),
        Figures.signed(contributions.of(row, column, output)));
  }
}
