// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import dev.kan.core.evaluation.metric.CalibrationCurve;
import dev.kan.core.evaluation.metric.CalibrationCurve.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The section on whether probabilities mean what they say. */
final class CalibrationSection {
  private static final int MOST_BINS = 10;
  private static final int ROWS_IN_BIN = 20;
  private static final double[] ENDS = {0, 1};
  private static final String INTRO =
      Html.paragraph(
          "Of the rows with a predicted probability of 30 %, about 30 % should be of the class:"
              + " the curve should follow the diagonal. The error is the mean distance from it."
              + " A slope below 1 means that probabilities are too extreme, above 1 too cautious;"
              + " there is none where a threshold separates the class from the others.");

  private CalibrationSection() {}

  static Section of(ClassFindings findings) {
    Chart chart =
        Chart.of(Axis.unit("predicted probability"), Axis.unit("share observed"))
            .line("reference", ENDS, ENDS);
    List<List<String>> numbers = new ArrayList<>();
    List<List<String>> bins = new ArrayList<>();
    List<Integer> drawn = findings.drawn();
    for (int i = 0; i < drawn.size(); i++) {
      int label = drawn.get(i);
      String name = Html.text(findings.labels().get(label));
      CalibrationCurve curve = curve(findings, label);
      double[] predicted = curve.bins().stream().mapToDouble(Bin::predicted).toArray();
      double[] observed = curve.bins().stream().mapToDouble(Bin::observed).toArray();
      chart.line(Legend.kind(i), predicted, observed);
      chart.dots("bins " + Legend.kind(i), predicted, observed);
      numbers.add(
          ImmutableList.of(
              name,
              Figures.number(brier(findings, label)),
              Figures.number(curve.expectedError()),
              Figures.number(curve.slope().orElse(Double.NaN))));
      curve.bins().forEach(bin -> bins.add(row(name, bin)));
    }
    List<String> names = drawn.stream().map(findings.labels()::get).toList();
    String picture =
        Legend.of(names)
            + chart.svg(
                "Calibration", "Share observed against predicted probability; see the tables");
    String table =
        Html.table(
            "Each class against the rest",
            ImmutableList.of("class", "Brier score", "calibration error", "slope"),
            numbers);
    String details =
        Html.details(
            "The curve in numbers",
            Html.table(
                "Groups of rows with about equal probabilities",
                ImmutableList.of("class", "predicted", "observed", "rows"),
                bins));
    return new Section("calibration", "Calibration", INTRO + Html.pair(picture, table) + details);
  }

  private static CalibrationCurve curve(ClassFindings findings, int label) {
    int bins = Ints.constrainToRange(findings.rows() / ROWS_IN_BIN, 1, MOST_BINS);
    return CalibrationCurve.of(findings.probabilities(label), findings.truth(label), bins);
  }

  private static double brier(ClassFindings findings, int label) {
    double[] p = findings.probabilities(label);
    double[] truth = findings.truth(label);
    return IntStream.range(0, p.length)
        .mapToDouble(r -> (p[r] - truth[r]) * (p[r] - truth[r]))
        .average()
        .orElse(0);
  }

  private static List<String> row(String name, Bin bin) {
    return ImmutableList.of(
        name,
        Figures.percent(bin.predicted()),
        Figures.percent(bin.observed()),
        Integer.toString(bin.samples()));
  }
}
