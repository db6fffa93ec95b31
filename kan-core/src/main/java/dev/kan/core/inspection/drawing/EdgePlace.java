// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import java.util.Locale;

/**
 * The place of an edge in the picture of a network.
 *
 * @param layer its layer, from 0
 * @param input the index of the input where it starts
 * @param subnode the index of the subnode where it ends
 * @param box the square with its curve
 */
public record EdgePlace(int layer, int input, int subnode, Box box) {
  /** Returns the id of the edge's group in the SVG: {@code edge-layer-input-subnode}. */
  public String id() {
    return String.format(Locale.ROOT, "edge-%d-%d-%d", layer, input, subnode);
  }
}
