// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import com.google.common.math.DoubleMath;
import dev.kan.core.spline.Interval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The chart of a training's losses. */
final class LossChart {
  private static final int MOST_POINTS = 1000;
  private static final int FEW_POINTS = 30;
  private static final double MARGIN = 0.02;

  /** Colours that differ in lightness too, for those who do not tell the hues apart. */
  private static final List<Color> COLORS =
      ImmutableList.of(
          new Color(0x9DB7CF),
          new Color(0x0B5FA5),
          new Color(0xC2410C),
          new Color(0x3F7D20),
          new Color(0x7B2D8E));

  private final XYChart chart = new XYChartBuilder().xAxisTitle("step").yAxisTitle("loss").build();

  LossChart(List<LossCurve> curves) {
    XYStyler styler = chart.getStyler();
    style(styler);
    Interval steps = Interval.covering(values(curves, LossCurve.Point::step)).widen(MARGIN);
    styler.setXAxisMin(steps.lower()).setXAxisMax(steps.upper());
    double[] losses = values(curves, LossCurve.Point::loss);
    Interval range = Interval.covering(losses);
    if (range.lower() > 0) {
      decades(styler, range);
    } else {
      Interval wider = range.widen(MARGIN);
      styler.setYAxisMin(wider.lower()).setYAxisMax(wider.upper());
    }
    // with one curve its colour is the strong one
    int first = curves.size() == 1 ? 1 : 0;
    for (int c = 0; c < curves.size(); c++) {
      add(curves.get(c), COLORS.get((c + first) % COLORS.size()));
    }
  }

  void paint(Graphics2D graphics, int width, int height) {
    chart.paint(graphics, width, height);
  }

  private static double[] values(
      List<LossCurve> curves, ToDoubleFunction<LossCurve.Point> coordinate) {
    return curves.stream()
        .flatMap(curve -> curve.points().stream())
        .mapToDouble(coordinate)
        .filter(Double::isFinite)
        .toArray();
  }

  private static void decades(XYStyler styler, Interval range) {
    styler
        .setYAxisLogarithmic(true)
        .setYAxisLogarithmicDecadeOnly(true)
        .setYAxisTickLabelsFormattingFunction(loss -> String.format(Locale.ROOT, "%.0e", loss))
        .setYAxisMin(Math.pow(10, Math.floor(Math.log10(range.lower()))))
        .setYAxisMax(Math.pow(10, Math.ceil(Math.log10(range.upper()))));
  }

  private void add(LossCurve curve, Color color) {
    List<LossCurve.Point> points = thinned(curve.points());
    XYSeries series =
        chart.addSeries(
            curve.name(),
            points.stream().mapToDouble(LossCurve.Point::step).toArray(),
            points.stream()
                .mapToDouble(point -> Double.isFinite(point.loss()) ? point.loss() : Double.NaN)
                .toArray());
    series.setMarker(points.size() > FEW_POINTS ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
    series.setMarkerColor(color);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private static List<LossCurve.Point> thinned(List<LossCurve.Point> points) {
    int every = DoubleMath.roundToInt((double) points.size() / MOST_POINTS, RoundingMode.CEILING);
    ImmutableList.Builder<LossCurve.Point> kept = ImmutableList.builder();
    for (int i = 0; i < points.size(); i++) {
      if (i % every == 0 || i == points.size() - 1) {
        kept.add(points.get(i));
      }
    }
    return kept.build();
  }

  private static void style(XYStyler styler) {
    ChartStyle.apply(styler);
    styler.setChartTitleVisible(false);
    styler.setPlotGridVerticalLinesVisible(false).setXAxisTickMarkSpacingHint(90);
    styler.setMarkerSize(6);
  }
}
