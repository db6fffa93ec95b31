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
 * @param trained the smallest network, whose edges are splines
 * @param kan the same network with its edges made symbolic and refitted; an edge that no function
 *     fits is still a spline
 * @param edges the function found for each edge, layer by layer; the curves are those before the
 *     refit
 */
public record Discovery(Kan trained, Kan kan, List<EdgeReport> edges) {
  /** Copies the list. */
  public Discovery {
    edges = ImmutableList.copyOf(edges);
  }

  /**
   * Returns true if all edges are symbolic or absent, so that {@link
   * dev.kan.core.formula.symbolic.SymbolicFormula#of(Kan)} can convert the network to a formula.
   */
  public boolean isFormula() {
    return kan.layers().stream().allMatch(layer -> layer.activeEdgeCount() == 0);
  }

  /** Returns a description of the network with the number of its edges that became symbolic. */
  @Override
  public String toString() {
    long fixed = edges.stream().filter(EdgeReport::fixed).count();
    return String.format(
        Locale.ROOT, "Discovery[%s, %d of %d edges fixed]", kan, fixed, edges.size());
  }
}
