// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import java.util.List;
import java.util.Locale;

/**
 * A network after edges were made symbolic.
 *
 * @param kan the network
 * @param edges the function found for each edge that was examined, layer by layer
 */
public record FixingResult(Kan kan, List<EdgeReport> edges) {
  /** Copies the list. */
  public FixingResult {
    edges = ImmutableList.copyOf(edges);
  }

  /**
   * Returns the reports of the edges that no function fitted well enough, which are still numeric.
   */
  public List<EdgeReport> numericEdges() {
    return edges.stream().filter(edge -> !edge.fixed()).collect(ImmutableList.toImmutableList());
  }

  /** Returns a description of the network with the number of its edges that became symbolic. */
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
