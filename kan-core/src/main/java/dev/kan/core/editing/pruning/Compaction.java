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
 * A network without the hidden nodes that have no influence on how its outputs vary, and which
 * nodes are left. Two kinds of nodes go:
 *
 * <ul>
 *   <li>dead ends, from which no chain of edges leads to an output: nothing is lost;
 *   <li>constants, which no edge reaches, or products with a factor that is always 0: what they
 *       give is added to the subnode biases of the next layer.
 * </ul>
 *
 * <p>The outputs are bit for bit those of the network before where only dead ends go, and equal
 * within the rounding of one addition where constants do. A layer keeps at least one node: if all
 * its nodes must go, the first stays, with no edges. Inputs and outputs stay.
 *
 * @param kan the smaller network
 * @param nodes for each level from the inputs to the outputs the nodes that are left, as counted
 *     before, in rising order
 */
public record Compaction(Kan kan, List<List<Integer>> nodes) {
  /** Copies the lists. */
  public Compaction {
    nodes =
        nodes.stream()
            .<List<Integer>>map(ImmutableList::copyOf)
            .collect(ImmutableList.toImmutableList());
  }

  /** Returns the network without its useless hidden nodes. */
  public static Compaction of(Kan kan) {
    Compaction compaction = of(kan, kan.widths().stream().map(Compaction::all).toList());
    Kan smaller = compaction.kan();
    return new Compaction(
        smaller.withStep("compacted", Map.of("widths", smaller.widths().toString())),
        compaction.nodes());
  }

  /**
   * The network without its useless nodes; the history stays as it is.
   *
   * @param candidates for each level but the outputs what may stay: the inputs that do stay, and
   *     hidden nodes of which the first stays if none has influence; all others have no edges
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

  /** For each level the nodes from which edges lead to an output; none if the level has none. */
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
