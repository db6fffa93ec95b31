// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.quickstart;

import static com.google.common.base.Preconditions.checkArgument;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The picture of the quickstart: for each run a row with the fitted curve against the target on the
 * left and the training loss by step on the right, all losses on one logarithmic scale.
 */
public final class QuickstartChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final double MARGIN = 0.03;
  private static final Color TARGET = new Color(0x9AA0A6);
  private static final Color FITTED = new Color(0x0B5FA5);
  private static final Color GRID = new Color(0xE4E6E9);
  private static final Color LOSS = new Color(0xC2410C);

  private final double[] x;
  private final double[] target;
  private final List<XYChart> curves = new ArrayList<>();
  private final List<XYChart> losses = new ArrayList<>();
  private final DoubleSummaryStatistics lossRange = new DoubleSummaryStatistics();

  private QuickstartChart(double[] x, double[] target) {
    this.x = x.clone();
    this.target = target.clone();
  }

  /**
   * A picture without runs.
   *
   * @param x where the curves are drawn, ascending
   * @param target the function to learn at each {@code x}
   * @throws IllegalArgumentException if there are not as many targets as {@code x}, or fewer than 2
   */
  public static QuickstartChart of(double[] x, double[] target) {
    checkArgument(
        x.length == target.length, "expected %s targets; got %s", x.length, target.length);
    checkArgument(x.length >= 2, "a curve needs at least 2 points; got %s", x.length);
    return new QuickstartChart(x, target);
  }

  /**
   * Adds a row.
   *
   * @param name the run in a few words
   * @param fitted the network at each {@code x}
   * @param stepLosses the training loss of each step; those that are not positive and finite, and
   *     so not on a logarithmic scale, leave a gap
   * @throws IllegalArgumentException if there are not as many fitted values as {@code x}, or no
   *     loss to draw
   */
  public QuickstartChart run(String name, double[] fitted, double[] stepLosses) {
    checkArgument(
        fitted.length == x.length, "expected %s fitted values; got %s", x.length, fitted.length);
    double[] drawable = Arrays.stream(stepLosses).filter(QuickstartChart::isDrawable).toArray();
    checkArgument(drawable.length > 0, "a run needs a loss that is positive and finite");
    Arrays.stream(drawable).forEach(lossRange);
    curves.add(curve(name, fitted));
    losses.add(loss(name, stepLosses));
    return this;
  }

  /**
   * Writes the picture as PNG.
   *
   * @param out where to write; stays open
   * @throws IllegalStateException if there is no run
   * @throws IOException if {@code out} cannot be written to, or the machine has no font
   */
  public void write(OutputStream out) throws IOException {
    if (curves.isEmpty()) {
      throw new IllegalStateException("a picture needs at least one run");
    }
    List<XYChart> panels = new ArrayList<>();
    for (int row = 0; row < curves.size(); row++) {
      panels.add(curves.get(row));
      panels.add(losses.get(row));
      losses
          .get(row)
          .getStyler()
          .setYAxisMin(Math.pow(10, Math.floor(Math.log10(lossRange.getMin()))))
          .setYAxisMax(Math.pow(10, Math.ceil(Math.log10(lossRange.getMax()))));
    }
    try {
      BitmapEncoder.saveBitmap(panels, curves.size(), 2, out, BitmapFormat.PNG);
    } catch (InternalError | LinkageError e) {
      throw new IOException("Java finds no font to draw with; install fontconfig and any font", e);
    }
  }

  private XYChart curve(String name, double[] fitted) {
    XYChart chart = chart(name + ": curve against target", "x", "y", x);
    chart.getStyler().setDecimalPattern("0.0").setLegendPosition(LegendPosition.InsideNE);
    line(chart, "target", x, target, TARGET, 5);
    line(chart, "KAN", x, fitted, FITTED, 2);
    return chart;
  }

  private static XYChart loss(String name, double[] stepLosses) {
    double[] steps = IntStream.rangeClosed(1, stepLosses.length).asDoubleStream().toArray();
    double last = stepLosses[stepLosses.length - 1];
    String title = String.format(Locale.ROOT, "%s: loss by step, ends at %.2e", name, last);
    XYChart chart = chart(title, "step", "mean squared error", steps);
    chart
        .getStyler()
        .setYAxisLogarithmic(true)
        .setYAxisLogarithmicDecadeOnly(true)
        .setYAxisTickLabelsFormattingFunction(QuickstartChart::decade)
        .setLegendVisible(false);
    double[] drawn =
        Arrays.stream(stepLosses).map(loss -> isDrawable(loss) ? loss : Double.NaN).toArray();
    line(chart, "loss", steps, drawn, LOSS, 2);
    return chart;
  }

  private static XYChart chart(String title, String xTitle, String yTitle, double[] x) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    double margin = MARGIN * (x[x.length - 1] - x[0]);
    XYStyler styler = chart.getStyler();
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setChartPadding(16)
        .setChartTitleBoxVisible(false)
        .setChartTitleFont(font(Font.BOLD, 18))
        .setLegendFont(font(Font.PLAIN, 15))
        .setLegendBorderColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setPlotContentSize(0.95)
        .setLocale(Locale.ROOT);
    styler
        .setAxisTitleFont(font(Font.PLAIN, 15))
        .setAxisTickLabelsFont(font(Font.PLAIN, 13))
        .setPlotGridLinesColor(GRID)
        .setXAxisTickMarkSpacingHint(100)
        // beyond the data: from equally spaced values XChart would take its ticks, however odd
        .setXAxisMin(x[0] - margin)
        .setXAxisMax(x[x.length - 1] + margin);
    return chart;
  }

  private static void line(
      XYChart chart, String name, double[] x, double[] y, Color color, float width) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private static boolean isDrawable(double loss) {
    return loss > 0 && Double.isFinite(loss);
  }

  private static String decade(double loss) {
    return String.format(Locale.ROOT, "%.0e", loss);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
