// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.Edge;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The chart of one edge: its data at the bottom, then its curve, its knots and perhaps a fit. */
final class EdgeChart {
  static final int TITLE_SIZE = 15;

  private static final int POINTS = 161;
  private static final int STEPS = 40;
  private static final int MANY_KNOTS = 40;
  private static final double MARGIN = 0.04;
  private static final double DATA_HEIGHT = 0.22;
  // what is larger leaves no room for the axis
  private static final double LARGEST = 1e300;
  private static final Color DATA = new Color(0xD3D7DC);
  private static final Color FIT = new Color(0x8CC2F2);

  private final Interval range;
  private final XYChart chart =
      new XYChartBuilder().xAxisTitle("input").yAxisTitle("output").build();

  EdgeChart(Edge edge, double[] inputs) {
    Interval data = Interval.covering(inputs);
    range = data.widen(MARGIN);
    style(chart.getStyler());
    Interval heights = heights(edge);
    double floor = heights.lower() - 0.3 * heights.length();
    chart.getStyler().setXAxisMin(range.lower()).setXAxisMax(range.upper());
    chart.getStyler().setYAxisMin(floor).setYAxisMax(heights.upper() + 0.1 * heights.length());
    bars(new Histogram(inputs, data, STEPS), floor, floor + DATA_HEIGHT * heights.length());
  }

  void title(String title) {
    chart.setTitle(title);
    chart.getStyler().setChartTitleVisible(!title.isBlank());
  }

  /** Adds a fit; before the curve, which is drawn over it. */
  void fit(SymbolicCurve curve, OptionalDouble r2) {
    String quality =
        r2.isPresent() ? String.format(Locale.ROOT, ", r2 = %.6f", r2.getAsDouble()) : "";
    line("fit: " + curve.function().name() + quality, curve, FIT, new BasicStroke(6));
  }

  void curve(Edge edge) {
    line("edge", edge, EdgeColor.of(EdgeKind.of(edge)), new BasicStroke(2));
    if (edge.active()) {
      knots(edge);
    }
  }

  void paint(Graphics2D graphics, int width, int height) {
    chart.paint(graphics, width, height);
  }

  private void bars(Histogram histogram, double floor, double top) {
    XYSeries bars = chart.addSeries("inputs", histogram.x(), histogram.y(floor, top));
    bars.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    bars.setFillColor(DATA);
    bars.setLineColor(DATA);
    bars.setMarker(SeriesMarkers.NONE);
  }

  /** Returns the interval from the curve's lowest to its highest value in the range. */
  private Interval heights(DoubleUnaryOperator curve) {
    double[] finite = Arrays.stream(places()).map(curve).filter(EdgeChart::fits).toArray();
    return Interval.covering(finite.length == 0 ? new double[1] : finite);
  }

  private static boolean fits(double y) {
    return Math.abs(y) <= LARGEST;
  }

  private void knots(Edge edge) {
    KnotVector all = edge.spline().basis().knots();
    double[] seen =
        Arrays.stream(all.toArray())
            .filter(range::contains)
            .filter(x -> fits(edge.applyAsDouble(x)))
            .toArray();
    double[] y = Arrays.stream(seen).map(edge).toArray();
    if (seen.length > 0) {
      XYSeries knots = chart.addSeries("knots", seen, y);
      knots.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      chart.getStyler().setMarkerSize(seen.length > MANY_KNOTS ? 3 : 6);
      knots.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(EdgeColor.of(EdgeKind.of(edge)));
    }
  }

  private void line(String name, DoubleUnaryOperator curve, Color color, BasicStroke stroke) {
    double[] x = places();
    double[] y = Arrays.stream(x).map(curve).map(v -> fits(v) ? v : Double.NaN).toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color).setLineStyle(stroke);
  }

  private double[] places() {
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> range.lower() + range.length() * i / (POINTS - 1));
    return x;
  }

  private static void style(XYStyler styler) {
    ChartStyle.apply(styler);
    styler
        .setChartTitleBoxVisible(false)
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE_SIZE));
  }
}
