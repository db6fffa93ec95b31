// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import dev.kan.examples.bench.networks.Times;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tables of comparisons as text.
 *
 * @param peers the peers that have a column
 */
record ComparisonTable(List<NetworkPeer> peers) {
  private static final String NETWORK = "%-2s %-26s";
  private static final String CELL = " %16s";

  /** Copies the peers. */
  ComparisonTable {
    peers = List.copyOf(peers);
  }

  /** Returns the headings of the columns of a {@link #row}. */
  String headings() {
    StringBuilder line = new StringBuilder(NETWORK.formatted("", "step / predict, ms"));
    line.append(CELL.formatted("kan"));
    peers.forEach(peer -> line.append(CELL.formatted(peer.id())));
    return line.toString();
  }

  /** Returns the times of a network, "-" for a peer that could not be timed. */
  String row(int number, Comparison comparison) {
    StringBuilder line = new StringBuilder(NETWORK.formatted(number, comparison.network()));
    line.append(CELL.formatted(cell(comparison.kan())));
    peers.forEach(peer -> line.append(CELL.formatted(cell(comparison.peers().get(peer)))));
    return line.toString();
  }

  private static String cell(@Nullable Times times) {
    return times == null ? "-" : number(times.stepMs()) + " / " + number(times.predictMs());
  }

  /** Returns a number with two digits, or more where it has more before the point. */
  private static String number(double value) {
    String format = value < 1 ? "%.2f" : value < 10 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /** Returns the bars of all comparisons, a line for each. */
  static String bars(List<Comparison> comparisons) {
    StringBuilder text =
        new StringBuilder(
            "%-26s %-8s %6s %5s %4s  %s%n"
                .formatted("network", "of", "ratio", "most", "met", "fastest peer"));
    for (Comparison each : comparisons) {
      for (Bar bar : each.bars()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-26s %-8s %6.2f %5.1f %4s  %s%n",
                each.network(),
                bar.of(),
                bar.ratio(),
                bar.most(),
                bar.met() ? "yes" : "no",
                bar.against().id()));
      }
    }
    return text.toString();
  }
}
