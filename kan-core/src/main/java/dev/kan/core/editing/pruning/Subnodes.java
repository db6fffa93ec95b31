// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import dev.kan.core.NodeLayout;
import java.util.Arrays;
import java.util.List;

/** The subnodes that belong to nodes. */
final class Subnodes {
  private Subnodes() {}

  /** For each subnode of a layout whether it belongs to one of the nodes. */
  static boolean[] of(NodeLayout layout, List<Integer> nodes) {
    boolean[] member = new boolean[layout.subnodes()];
    for (int node : nodes) {
      int first = layout.firstSubnode(node);
      Arrays.fill(member, first, first + layout.subnodesOf(node), true);
    }
    return member;
  }
}
