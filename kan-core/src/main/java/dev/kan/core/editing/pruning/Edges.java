// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import java.util.Map;

/** Removes single edges. */
public final class Edges {
  private Edges() {}

  /**
   * Returns the network without an edge. The numeric part of the edge is masked and its symbolic
   * part is removed, so that it is zero everywhere. The network keeps its widths; {@link
   * Compaction} removes nodes that have no influence any more.
   *
   * @param kan the network
   * @param edge the edge to remove
   * @throws IndexOutOfBoundsException if the network has no such edge
   */
  public static Kan remove(Kan kan, EdgeIndex edge) {
    KanLayer without =
        kan.layer(edge.layer())
            .withActive(edge.input(), edge.subnode(), false)
            .withoutSymbolic(edge.input(), edge.subnode());
    return kan.withLayer(edge.layer(), without).withStep("pruned", Map.of("edge", edge.toString()));
  }
}
