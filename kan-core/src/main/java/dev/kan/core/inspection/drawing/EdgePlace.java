// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.EdgeIndex;
import java.util.Locale;

/**
 * The place of an edge in the picture of a network.
 *
 * @param edge the index of the edge
 * @param box the square with its curve
 */
public record EdgePlace(EdgeIndex edge, Box box) {
  /** Returns the id of the edge's group in the SVG: {@code edge-layer-input-subnode}. */
  public String id() {
    return String.format(Locale.ROOT, "edge-%d-%d-%d", edge.layer(), edge.input(), edge.subnode());
  }
}
