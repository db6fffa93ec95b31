// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What is painted, once for SVG and PNG alike.
 *
 * @param name the SVG's class, and what the names of its definitions begin with: pages that show
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
