// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import dev.kan.examples.bench.comparison.FitCurve.Point;
import java.awt.BasicStroke;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
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
        .setYAxisLogarithmic(true)
        .setXAxisTickLabelsFormattingFunction(ChartLook::plain)
        .setYAxisTickLabelsFormattingFunction(rmse -> String.format(Locale.ROOT, "%.0e", rmse))
        .setLegendPosition(LegendPosition.InsideNE);
    List<String> learners = curves.stream().map(FitCurve::learner).distinct().toList();
    for (FitCurve curve : curves) {
      XYSeries series =
          chart.addSeries(
              curve.learner() + ", seed " + curve.seed(),
              curve.points().stream().mapToDouble(Point::seconds).toArray(),
              curve.points().stream().mapToDouble(Point::rmse).toArray());
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(ChartLook.COLORS.get(1 + learners.indexOf(curve.learner())));
      series.setLineStyle(new BasicStroke(2));
    }
    ChartLook.writePng(List.of(chart), out);
  }
}
