// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.evaluation.metric.RocCurve;
import dev.kan.core.evaluation.metric.RocCurve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The section on how well probabilities rank rows: ROC curves, and thresholds for two classes. */
final class RocSection {
  private static final int THRESHOLDS = 9;
  private static final double[] ENDS = {0, 1};

  private RocSection() {}

  /** Returns the section; empty if all rows are of one class. */
  static Optional<Section> of(ClassFindings findings) {
    Chart chart =
        Chart.of(
                Axis.unit("false positives, share of the others"),
                Axis.unit("true positives, share of the class"))
            .line("reference", ENDS, ENDS);
    List<List<String>> areas = new ArrayList<>();
    List<Integer> drawn = findings.drawn();
    for (int i = 0; i < drawn.size(); i++) {
      Optional<RocCurve> curve = findings.roc(drawn.get(i));
      if (curve.isPresent()) {
        List<Point> points = curve.get().points();
        chart.line(
            Legend.kind(i),
            points.stream().mapToDouble(Point::falsePositiveRate).toArray(),
            points.stream().mapToDouble(Point::truePositiveRate).toArray());
        areas.add(
            ImmutableList.of(
                Html.text(findings.labels().get(drawn.get(i))),
                Figures.number(curve.get().area())));
      }
    }
    if (areas.isEmpty()) {
      return Optional.empty();
    }
    String table =
        Html.table(
            "Area under the curve: 0.5 is chance, 1 is perfect",
            ImmutableList.of("class against the rest", "area"),
            areas);
    List<String> names = drawn.stream().map(findings.labels()::get).toList();
    String body =
        Html.pair(
            Legend.of(names)
                + chart.svg(
                    "ROC curves", "True against false positives at every threshold; see the table"),
            table);
    return Optional.of(
        new Section("roc", "Ranking", body + (findings.isBinary() ? thresholds(findings) : "")));
  }

  private static String thresholds(ClassFindings findings) {
    String positive = findings.labels().get(1);
    return Html.table(
        "What a threshold on the probability of " + positive + " would mean",
        ImmutableList.of(
            "threshold",
            "rows predicted " + positive,
            "found (recall)",
            "right when predicted (precision)",
            "others left alone (specificity)",
            "accuracy"),
        IntStream.rangeClosed(1, THRESHOLDS)
            .mapToObj(i -> threshold(findings, i / (THRESHOLDS + 1.0)))
            .toList());
  }

  private static List<String> threshold(ClassFindings findings, double threshold) {
    double[] p = findings.probabilities(1);
    double[] truth = findings.truth(1);
    int[][] counts = new int[2][2];
    for (int r = 0; r < p.length; r++) {
      counts[(int) truth[r]][p[r] >= threshold ? 1 : 0]++;
    }
    double predicted = counts[0][1] + counts[1][1];
    double positives = counts[1][0] + counts[1][1];
    double negatives = counts[0][0] + counts[0][1];
    return ImmutableList.of(
        Figures.number(threshold),
        Figures.number(predicted),
        Figures.percent(counts[1][1] / positives),
        Figures.percent(counts[1][1] / predicted),
        Figures.percent(counts[0][0] / negatives),
        Figures.percent((counts[0][0] + counts[1][1]) / (double) p.length));
  }
}
