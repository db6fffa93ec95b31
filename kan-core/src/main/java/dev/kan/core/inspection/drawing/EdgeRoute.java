// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The way of an edge from its input through its box to its subnode.
 *
 * @param place the edge with its box
 * @param below the line from the input up to the box
 * @param above the line from the box up to the subnode
 */
record EdgeRoute(EdgePlace place, List<Point> below, List<Point> above) {
  EdgeRoute {
    below = ImmutableList.copyOf(below);
    above = ImmutableList.copyOf(above);
  }
}
