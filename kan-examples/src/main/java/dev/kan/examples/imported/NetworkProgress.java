// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.imported;

import dev.kan.core.formula.discovery.DiscoveryListener;
import dev.kan.core.formula.discovery.Trial;
import dev.kan.core.formula.search.SearchListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows what is searched, and each network and formula that is kept. */
final class NetworkProgress implements DiscoveryListener, SearchListener {
  private final PrintStream out;

  NetworkProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onTrial(Trial trial) {
    if (trial.kept()) {
      out.printf(
          Locale.ROOT,
          "formula: %s %s, mean loss %.2e%n",
          trial.phase().name().toLowerCase(Locale.ROOT),
          trial.widths(),
          trial.loss());
    }
  }

  @Override
  public void onStage(String name, Duration left) {
    out.printf(Locale.ROOT, "formula: %s; at most %d s left%n", name, left.toSeconds());
  }
}
