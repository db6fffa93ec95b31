// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import dev.kan.core.EdgeIndex;
import java.util.List;
import java.util.Locale;

/**
 * Where an edge is drawn.
 *
 * @param edge the index of the edge
 * @param box the box with its curve, a square
 * @param below the line from the input up to the box
 * @param above the line from the box up to the subnode
 */
public record EdgePlace(EdgeIndex edge, Box box, List<Point> below, List<Point> above) {
  /** Copies the lines. */
  public EdgePlace {
    below = ImmutableList.copyOf(below);
    above = ImmutableList.copyOf(above);
  }

  /** What identifies the edge's group in the SVG: {@code edge-layer-input-subnode}. */
  public String id() {
    return String.format(Locale.ROOT, "edge-%d-%d-%d", edge.layer(), edge.input(), edge.subnode());
  }
}
