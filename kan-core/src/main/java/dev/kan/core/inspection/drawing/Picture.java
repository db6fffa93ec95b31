// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The content of a drawing, which is painted as SVG or as pixels.
 *
 * @param name the SVG's class, with which the names of its definitions begin: pages that show
 *     several pictures need several names
 * @param width in pixels
 * @param height in pixels
 * @param parts from the back to the front
 */
record Picture(String name, int width, int height, List<Part> parts) {
  Picture {
    parts = ImmutableList.copyOf(parts);
  }
}
