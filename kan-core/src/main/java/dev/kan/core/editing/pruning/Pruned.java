// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import com.google.common.collect.ImmutableList;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import java.util.List;
import java.util.Locale;

/**
 * The result of pruning. All indices are those of the network before.
 *
 * @param kan the smaller network
 * @param nodes for each level from the inputs to the outputs the nodes that are left, in rising
 *     order
 * @param removedNodes the inputs (level 0) and hidden nodes that are gone, whether by their score
 *     or because they had lost their influence
 * @param removedEdges the edges that were removed by their score; those that went with a node by
 *     its score are not among them
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
   * Returns the inputs that the network still takes: the columns to select from the data, as {@code
   * dataset.selectInputs(pruned.keptInputs())} does.
   */
  public List<Integer> keptInputs() {
    return nodes.get(0);
  }

  /** Returns the network and how much is gone, not each node and edge. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Pruned[%s, %d nodes and %d edges removed]",
        kan,
        removedNodes.size(),
        removedEdges.size());
  }

  /** Why a node is gone. */
  public enum Reason {
    /** Its score was at or below the threshold: it was removed with all its edges. */
    SCORE,
    /** It had become a dead end or a constant, and {@link Compaction} dropped it. */
    NO_INFLUENCE
  }

  /**
   * A node that is gone.
   *
   * @param level its level, 0 for an input
   * @param node its index in the level
   * @param reason why it is gone
   * @param score the score that it had: a hidden node in the network as given, an input when inputs
   *     were judged
   */
  public record RemovedNode(int level, int node, Reason reason, double score) {}

  /**
   * An edge that is gone.
   *
   * @param edge its index in the network before
   * @param score the score that it had when edges were judged
   */
  public record RemovedEdge(EdgeIndex edge, double score) {}
}
