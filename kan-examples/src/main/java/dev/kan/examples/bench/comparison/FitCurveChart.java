// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import dev.kan.examples.bench.comparison.FitCurve.Point;
import java.awt.BasicStroke;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The picture of fits: error against seconds, both on logarithmic scales. */
final class FitCurveChart {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 420;

  private FitCurveChart() {}

  /**
   * Writes the picture as PNG.
   *
   * @throws IOException if {@code out} cannot be written to, or the machine has no font
   */
  static void write(List<FitCurve> curves, OutputStream out) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("seconds")
            .yAxisTitle("RMSE on the training samples")
            .build();
    ChartLook.apply(chart.getStyler());
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setXAxisMin(0.01)
        .setXAxisMax(powerOfTenAbove(curves))
        .setYAxisLogarithmic(true)
        .setXAxisTickLabelsFormattingFunction(ChartLook::plain)
        .setYAxisTickLabelsFormattingFunction(rmse -> String.format(Locale.ROOT, "%.0e", rmse));
    List<String> learners = curves.stream().map(FitCurve::learner).distinct().toList();
    Set<String> named = new HashSet<>();
    for (FitCurve curve : curves) {
      boolean isFirst = named.add(curve.learner());
      XYSeries series =
          chart.addSeries(
              curve.learner() + (isFirst ? "" : ", seed " + curve.seed()),
              curve.points().stream().mapToDouble(Point::seconds).toArray(),
              curve.points().stream().mapToDouble(Point::rmse).toArray());
      series.setShowInLegend(isFirst);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(ChartLook.COLORS.get(1 + learners.indexOf(curve.learner())));
      series.setLineStyle(new BasicStroke(2));
    }
    ChartLook.writePng(List.of(chart), out);
  }

  /** Returns where the axis ends: a scale of whole powers of ten has its labels in place. */
  private static double powerOfTenAbove(List<FitCurve> curves) {
    double longest = curves.stream().mapToDouble(FitCurve::allSeconds).max().orElse(1);
    return Math.pow(10, Math.ceil(Math.log10(longest)));
  }
}
