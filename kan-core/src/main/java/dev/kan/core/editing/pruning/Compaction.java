// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.editing.layer.LayerSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A network without the hidden nodes that do not influence how its outputs vary, and the nodes that
 * are left. Two kinds of nodes are removed:
 *
 * <ul>
 *   <li>dead ends, from which no chain of edges leads to an output: nothing is lost;
 *   <li>constants, that is, nodes that no edge reaches and products with a factor that is always 0:
 *       their contribution is added to the subnode biases of the next layer.
 * </ul>
 *
 * <p>The outputs are bit for bit the same if only dead ends are removed, and equal up to the
 * rounding of one addition if constants are. A layer keeps at least one node: if all its nodes are
 * to be removed, the first one is kept without edges. Inputs and outputs are kept.
 *
 * <pre>{@code
 * Compaction compaction = Compaction.of(Edges.remove(kan, new EdgeIndex(0, 1, 4)));
 * Kan smaller = compaction.kan();
 * }</pre>
 *
 * @param kan the smaller network
 * @param nodes for each level from the inputs to the outputs the nodes that are left, by their
 *     indices in the original network, in ascending order
 */
public record Compaction(Kan kan, List<List<Integer>> nodes) {
  /** Copies the lists. */
  public Compaction {
    nodes =
        nodes.stream()
            .<List<Integer>>map(ImmutableList::copyOf)
            .collect(ImmutableList.toImmutableList());
  }

  /** Returns the network without the hidden nodes that have no influence. */
  public static Compaction of(Kan kan) {
    Compaction compaction = of(kan, kan.widths().stream().map(Compaction::all).toList());
    Kan smaller = compaction.kan();
    return new Compaction(
        smaller.withStep("compacted", Map.of("widths", smaller.widths().toString())),
        compaction.nodes());
  }

  /**
   * Returns the network without nodes that have no influence. The history is unchanged.
   *
   * @param candidates for each level but the outputs the nodes that may be kept: the inputs, all of
   *     which are kept, and hidden nodes, the first of which is kept if none has influence; all
   *     other nodes have no edges
   */
  static Compaction of(Kan kan, List<List<Integer>> candidates) {
    Kan folded = ConstantFolding.of(kan);
    List<List<Integer>> alive = alive(folded, candidates.get(0));
    List<List<Integer>> kept = new ArrayList<>(alive);
    for (int level = 1; level < folded.layers().size(); level++) {
      if (alive.get(level).isEmpty()) {
        kept.set(level, candidates.get(level).subList(0, 1));
      }
    }
    List<KanLayer> layers = new ArrayList<>();
    for (int l = 0; l < folded.layers().size(); l++) {
      KanLayer layer = LayerSelection.of(folded.layer(l), kept.get(l), kept.get(l + 1));
      layers.add(alive.get(l + 1).isEmpty() ? layer.filterEdges((i, s) -> false) : layer);
    }
    return new Compaction(kan.withLayers(layers), kept);
  }

  /**
   * Returns for each level the nodes from which edges lead to an output; the list is empty if there
   * are none.
   */
  private static List<List<Integer>> alive(Kan kan, List<Integer> inputs) {
    List<List<Integer>> alive = new ArrayList<>();
    alive.add(all(kan.outputs()));
    for (int level = kan.layers().size() - 1; level > 0; level--) {
      alive.add(0, leadingTo(kan.layer(level), alive.get(0)));
    }
    alive.add(0, inputs);
    return alive;
  }

  private static List<Integer> leadingTo(KanLayer layer, List<Integer> nodes) {
    NodeLayout layout = layer.spec().nodes();
    Set<Integer> used = Set.copyOf(nodes);
    return IntStream.range(0, layer.spec().inputs())
        .filter(
            i ->
                IntStream.range(0, layout.subnodes())
                    .anyMatch(s -> used.contains(layout.nodeOf(s)) && layer.present(i, s)))
        .boxed()
        .toList();
  }

  private static List<Integer> all(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
