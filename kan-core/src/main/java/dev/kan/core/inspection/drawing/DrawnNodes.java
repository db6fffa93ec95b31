// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.NodeLayout;
import dev.kan.core.evaluation.attribution.Attribution;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The nodes of a network that its picture has: all inputs and outputs, and of each hidden level
 * those with the highest scores. Immutable.
 *
 * @param kan the network
 * @param nodes the indices of the nodes by level, ascending
 */
record DrawnNodes(Kan kan, List<List<Integer>> nodes) {
  DrawnNodes {
    nodes = nodes.stream().map(ImmutableList::copyOf).collect(toImmutableList());
  }

  /** Returns all nodes. */
  static DrawnNodes all(Kan kan) {
    return new DrawnNodes(
        kan,
        IntStream.rangeClosed(0, kan.layers().size())
            .mapToObj(level -> range(width(kan, level)))
            .toList());
  }

  /**
   * Returns the nodes with the highest scores; one whose score is NaN counts as the highest.
   *
   * @param most the largest number of nodes of a hidden level, at least 1
   */
  static DrawnNodes mostImportant(Kan kan, Attribution attribution, int most) {
    int last = kan.layers().size();
    return new DrawnNodes(
        kan,
        IntStream.rangeClosed(0, last)
            .mapToObj(
                level ->
                    level == 0 || level == last
                        ? range(width(kan, level))
                        : highest(most, attribution.nodeScores(level)))
            .toList());
  }

  private static List<Integer> highest(int most, double... scores) {
    return range(scores.length).stream()
        .sorted(Comparator.comparingDouble((Integer node) -> scores[node]).reversed())
        .limit(most)
        .sorted()
        .toList();
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().collect(toImmutableList());
  }

  private static int width(Kan kan, int level) {
    return level == 0 ? kan.inputs() : kan.layer(level - 1).spec().outputs();
  }

  /** Returns the indices of a level's drawn nodes, ascending. */
  List<Integer> of(int level) {
    return nodes.get(level);
  }

  /** Returns the indices of the subnodes of a layer's drawn nodes, ascending. */
  List<Integer> subnodes(int layer) {
    NodeLayout layout = kan.layer(layer).spec().nodes();
    return IntStream.range(0, layout.subnodes())
        .filter(subnode -> of(layer + 1).contains(layout.nodeOf(subnode)))
        .boxed()
        .collect(toImmutableList());
  }

  /** Returns what to tell of the nodes that are not drawn; empty if there are none. */
  String note() {
    int hidden = IntStream.range(1, nodes.size() - 1).map(level -> width(kan, level)).sum();
    int drawn = IntStream.range(1, nodes.size() - 1).map(level -> of(level).size()).sum();
    return drawn == hidden
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d hidden nodes are drawn, those with the highest scores",
            drawn,
            hidden);
  }
}
