// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import java.util.List;
import java.util.Locale;

/**
 * A network with edges made symbolic.
 *
 * @param kan the network
 * @param edges the function that was found for each edge that was looked at, layer after layer
 */
public record FixingResult(Kan kan, List<EdgeReport> edges) {
  /** Copies the list. */
  public FixingResult {
    edges = ImmutableList.copyOf(edges);
  }

  /** Returns the edges that nothing fitted well enough, which are numeric still. */
  public List<EdgeReport> numericEdges() {
    return edges.stream().filter(edge -> !edge.fixed()).collect(ImmutableList.toImmutableList());
  }

  /** Returns the network and how many of its edges have become functions. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "FixingResult[%s, %d of %d edges fixed]",
        kan,
        edges.size() - numericEdges().size(),
        edges.size());
  }
}
