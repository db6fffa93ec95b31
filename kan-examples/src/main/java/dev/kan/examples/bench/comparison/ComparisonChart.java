// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import dev.kan.examples.bench.networks.Times;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * The picture of comparisons: for each network how many times longer than here a peer takes, steps
 * above predictions, on logarithmic scales.
 */
final class ComparisonChart {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 340;

  private static final List<NetworkPeer> PEERS = List.of(NetworkPeer.values());

  private ComparisonChart() {}

  /**
   * Writes the picture as PNG.
   *
   * @throws IOException if {@code out} cannot be written to, or the machine has no font
   */
  static void write(List<Comparison> comparisons, OutputStream out) throws IOException {
    List<CategoryChart> panels =
        List.of(
            panel("training step", comparisons, Times::stepMs),
            panel("prediction", comparisons, Times::predictMs));
    ChartLook.writePng(panels, out);
  }

  private static CategoryChart panel(
      String of, List<Comparison> comparisons, ToDoubleFunction<Times> time) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(of + ": time of the peer / time here")
            .build();
    CategoryStyler styler = chart.getStyler();
    ChartLook.apply(styler);
    styler
        .setYAxisLogarithmic(true)
        .setYAxisLogarithmicDecadeOnly(true)
        .setYAxisTickLabelsFormattingFunction(ChartLook::plain)
        .setLegendPosition(LegendPosition.OutsideE);
    styler.setAvailableSpaceFill(0.8).setPlotGridVerticalLinesVisible(false);
    // labels with the numbers of samples would run into each other
    List<String> networks =
        comparisons.stream().map(each -> each.network().replaceFirst(" N=\\d+", "")).toList();
    double least = 1;
    double largest = 1;
    for (int p = 0; p < PEERS.size(); p++) {
      NetworkPeer peer = PEERS.get(p);
      List<Double> ratios = new ArrayList<>();
      for (Comparison each : comparisons) {
        Times peerTimes = each.peers().get(peer);
        ratios.add(
            peerTimes == null
                ? Double.NaN
                : time.applyAsDouble(peerTimes) / time.applyAsDouble(each.kan()));
      }
      double[] timed =
          ratios.stream().mapToDouble(Double::doubleValue).filter(r -> r > 0).toArray();
      if (timed.length > 0) {
        least = Math.min(least, Arrays.stream(timed).min().orElseThrow());
        largest = Math.max(largest, Arrays.stream(timed).max().orElseThrow());
        chart.addSeries(peer.id(), networks, ratios).setFillColor(ChartLook.COLORS.get(p));
      }
    }
    styler.setYAxisMin(decade(Math.floor(Math.log10(least))));
    styler.setYAxisMax(decade(Math.ceil(Math.log10(largest))));
    return chart;
  }

  private static double decade(double exponent) {
    return Math.pow(10, exponent);
  }
}
