// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.NodeLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Selects fewer nodes for a level. */
final class SmallerLevels {
  private SmallerLevels() {}

  /**
   * Returns the selections of nodes to try: for each smaller number of sum nodes and product nodes,
   * those with the highest scores. Selections with fewer subnodes come first. Among equal numbers
   * of subnodes, those with more product nodes come first, as they say more about the formula.
   *
   * @param nodes the nodes of the level
   * @param scores the scores of the nodes
   * @return the indices of the nodes to keep, in ascending order, for each selection
   */
  static List<int[]> of(NodeLayout nodes, double[] scores) {
    List<Integer> sums = strongestFirst(0, nodes.sums(), scores);
    List<Integer> products = strongestFirst(nodes.sums(), nodes.nodes(), scores);
    List<int[]> levels = new ArrayList<>();
    for (int p = products.size(); p >= 0; p--) {
      for (int s = 0; s <= sums.size(); s++) {
        if (p + s > 0 && p + s < nodes.nodes()) {
          levels.add(
              IntStream.concat(
                      sums.subList(0, s).stream().mapToInt(Integer::intValue),
                      products.subList(0, p).stream().mapToInt(Integer::intValue))
                  .sorted()
                  .toArray());
        }
      }
    }
    levels.sort(Comparator.comparingInt(kept -> subnodes(nodes, kept)));
    return levels;
  }

  private static List<Integer> strongestFirst(int from, int to, double[] scores) {
    return IntStream.range(from, to)
        .boxed()
        .sorted(Comparator.comparingDouble(node -> -scores[node]))
        .toList();
  }

  private static int subnodes(NodeLayout nodes, int[] kept) {
    return IntStream.of(kept).map(nodes::subnodesOf).sum();
  }
}
