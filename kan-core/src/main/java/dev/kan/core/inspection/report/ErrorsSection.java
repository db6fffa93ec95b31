// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Ints;
import dev.kan.core.data.Batch;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Residuals;
import dev.kan.core.spline.Interval;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** The section on predicted and actual numbers. */
final class ErrorsSection {
  private static final int MOST_DOTS = 1500;
  private static final int MOST_BARS = 40;
  private static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95};

  private final Quantity quantity;
  private final double[] actual;
  private final double[] predicted;

  private ErrorsSection(Quantity quantity, double[] actual, double[] predicted) {
    this.quantity = quantity;
    this.actual = actual;
    this.predicted = predicted;
  }

  static Section of(NumericTarget target, TableFindings findings) {
    double[][] actual = columns(target.decode(findings.samples().targets()));
    double[][] predicted = columns(findings.predicted());
    StringBuilder html = new StringBuilder();
    for (int t = 0; t < actual.length; t++) {
      ErrorsSection errors = new ErrorsSection(target.outputs().get(t), actual[t], predicted[t]);
      if (actual.length > 1) {
        html.append("<h3>").append(Html.text(errors.quantity.label())).append("</h3>\n");
      }
      html.append(errors.charts());
      if (!findings.model().residuals().isEmpty()) {
        html.append(errors.intervals(findings.model().residuals().get(t)));
      }
    }
    return new Section("errors", "Errors", html.toString());
  }

  private static double[][] columns(Batch batch) {
    return IntStream.range(0, batch.columns()).mapToObj(batch::column).toArray(double[][]::new);
  }

  private String charts() {
    int step = (actual.length + MOST_DOTS - 1) / MOST_DOTS;
    double[] y = everyOf(actual, step);
    double[] p = everyOf(predicted, step);
    double[] r = everyOf(residuals(), step);
    String name = quantity.label();
    String which = step == 1 ? "" : "; one in " + step + " rows is drawn";
    Axis both = Axis.covering("actual " + name, Doubles.concat(y, p));
    double[] ends = {both.range().lower(), both.range().upper()};
    Chart against =
        Chart.of(both, new Axis(both.range(), "predicted " + name))
            .line("reference", ends, ends)
            .dots("rows", y, p);
    Axis across = Axis.covering("predicted " + name, p);
    double[] sides = {across.range().lower(), across.range().upper()};
    Chart left =
        Chart.of(across, Axis.covering("residual: actual less predicted", r))
            .line("reference", sides, new double[2])
            .dots("rows", p, r);
    return "<div class=\"cards\">\n"
        + against.svg(
            "Actual against predicted " + name,
            "Each dot is a row; right ones lie on the line" + which)
        + left.svg("Residuals against predicted " + name, "Each dot is a row" + which)
        + histogram()
        + "</div>\n";
  }

  private String histogram() {
    double[] residuals = residuals();
    int bars = Ints.constrainToRange((int) Math.sqrt(residuals.length), 1, MOST_BARS);
    Axis x = Axis.exactly("residual: actual less predicted", residuals);
    double[] counts = new double[bars];
    for (double residual : residuals) {
      counts[Math.min(bars - 1, (int) (x.place(residual) * bars))]++;
    }
    Interval heights = new Interval(0, 1.05 * Doubles.max(counts));
    DoubleSummaryStatistics all = Arrays.stream(residuals).summaryStatistics();
    return Chart.of(x, new Axis(heights, "rows"))
        .bars(counts)
        .svg(
            "Residuals of " + quantity.label(),
            "Their mean is %s, the least %s, the greatest %s"
                .formatted(
                    Figures.number(all.getAverage()),
                    Figures.number(all.getMin()),
                    Figures.number(all.getMax())));
  }

  private double[] residuals() {
    double[] residuals = new double[actual.length];
    Arrays.setAll(residuals, r -> actual[r] - predicted[r]);
    return residuals;
  }

  private static double[] everyOf(double[] values, int step) {
    return IntStream.range(0, (values.length + step - 1) / step)
        .mapToDouble(i -> values[i * step])
        .toArray();
  }

  private String intervals(Residuals known) {
    List<List<String>> rows =
        Arrays.stream(LEVELS)
            .filter(level -> (known.sorted().size() + 1) * (1 - level) / 2 >= 1)
            .mapToObj(level -> interval(known, level))
            .toList();
    return rows.isEmpty()
        ? ""
        : Html.table(
            "Prediction intervals, from the residuals of rows not trained on",
            ImmutableList.of("share asked for", "from prediction", "to prediction", "rows inside"),
            rows);
  }

  private List<String> interval(Residuals known, double level) {
    double lower = known.lower(level);
    double upper = known.upper(level);
    double inside =
        Arrays.stream(residuals()).filter(each -> each >= lower && each <= upper).count();
    return ImmutableList.of(
        Figures.percent(level),
        Figures.signed(lower),
        Figures.signed(upper),
        Figures.percent(inside / actual.length));
  }
}
