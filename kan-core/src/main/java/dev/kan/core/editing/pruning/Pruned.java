// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import com.google.common.collect.ImmutableList;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import java.util.List;
import java.util.Locale;

/**
 * The result of pruning. All indices are those of the original network.
 *
 * @param kan the smaller network
 * @param nodes for each level from the inputs to the outputs the nodes that are left, in ascending
 *     order
 * @param removedNodes the inputs (level 0) and hidden nodes that were removed, either for their
 *     score or because they had no influence any more
 * @param removedEdges the edges that were removed for their score, without those of nodes that were
 *     removed for theirs
 */
public record Pruned(
    Kan kan,
    List<List<Integer>> nodes,
    List<RemovedNode> removedNodes,
    List<RemovedEdge> removedEdges) {
  /** Copies the lists. */
  public Pruned {
    nodes =
        nodes.stream()
            .<List<Integer>>map(ImmutableList::copyOf)
            .collect(ImmutableList.toImmutableList());
    removedNodes = ImmutableList.copyOf(removedNodes);
    removedEdges = ImmutableList.copyOf(removedEdges);
  }

  /**
   * Returns the inputs that are left, which are the columns to select from the data: {@code
   * dataset.selectInputs(pruned.keptInputs())}.
   */
  public List<Integer> keptInputs() {
    return nodes.get(0);
  }

  /** Returns the network and the numbers of removed nodes and edges. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Pruned[%s, %d nodes and %d edges removed]",
        kan,
        removedNodes.size(),
        removedEdges.size());
  }

  /** The reason for the removal of a node. */
  public enum Reason {
    /** The score was at or below the threshold, and the node was removed with all its edges. */
    SCORE,
    /** The node had become a dead end or a constant, and {@link Compaction} removed it. */
    NO_INFLUENCE
  }

  /**
   * A removed node.
   *
   * @param level the level of the node, 0 for an input
   * @param node the index of the node in the level
   * @param reason the reason for the removal
   * @param score the score of the node: of a hidden node in the original network, of an input when
   *     inputs were judged
   */
  public record RemovedNode(int level, int node, Reason reason, double score) {}

  /**
   * A removed edge.
   *
   * @param edge the index of the edge in the original network
   * @param score the score of the edge when edges were judged
   */
  public record RemovedEdge(EdgeIndex edge, double score) {}
}
