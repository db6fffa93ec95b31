// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.formula.symbolic.EdgeReport;
import java.util.List;
import java.util.Locale;

/**
 * The result of a search for a formula.
 *
 * @param trained the smallest network, its edges splines
 * @param kan the same with its edges made symbolic and refitted; edges that nothing fits are
 *     numeric still
 * @param edges the function that was found for each edge, layer after layer; the curves are those
 *     before the refit
 */
public record Discovery(Kan trained, Kan kan, List<EdgeReport> edges) {
  /** Copies the list. */
  public Discovery {
    edges = ImmutableList.copyOf(edges);
  }

  /**
   * Returns whether all edges are symbolic or absent, so that {@link
   * dev.kan.core.formula.symbolic.SymbolicFormula#of(Kan)} can write the network out.
   */
  public boolean isFormula() {
    return kan.layers().stream().allMatch(layer -> layer.activeEdgeCount() == 0);
  }

  /** Returns the network and how many of its edges have become functions. */
  @Override
  public String toString() {
    long fixed = edges.stream().filter(EdgeReport::fixed).count();
    return String.format(
        Locale.ROOT, "Discovery[%s, %d of %d edges fixed]", kan, fixed, edges.size());
  }
}
