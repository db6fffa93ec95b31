// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.primitives.Ints;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.editing.layer.LayerSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Removes single hidden nodes and inputs. The smaller network has exactly the function of the
 * original network with all edges into and out of the removed nodes removed. A level is a layer of
 * nodes: level 0 holds the inputs, level 1 the nodes of layer 0, and so on. Outputs cannot be
 * removed.
 */
public final class Nodes {
  private Nodes() {}

  /**
   * Returns the network without some nodes of a level.
   *
   * @param kan the network
   * @param level the level, 0 (the inputs) to layers - 1
   * @param nodes the nodes to remove, in any order; if they are inputs, the data need {@link
   *     dev.kan.core.data.Dataset#selectInputs}
   * @throws IndexOutOfBoundsException if there is no such node
   * @throws IllegalArgumentException if there is no such level, the level is that of the outputs,
   *     or no node would be left
   */
  public static Kan remove(Kan kan, int level, int... nodes) {
    Set<Integer> removed = checked(kan, level, nodes);
    return select(
        kan,
        level,
        IntStream.range(0, kan.widths().get(level))
            .boxed()
            .filter(node -> !removed.contains(node))
            .toList());
  }

  /**
   * Returns the network with only some nodes of a level, in their original order.
   *
   * @param kan the network
   * @param level the level, 0 (the inputs) to layers - 1
   * @param nodes the nodes to keep, at least one, in any order
   * @throws IndexOutOfBoundsException if there is no such node
   * @throws IllegalArgumentException if there is no such level, the level is that of the outputs,
   *     or no node would be left
   */
  public static Kan keep(Kan kan, int level, int... nodes) {
    return select(kan, level, ImmutableList.copyOf(checked(kan, level, nodes)));
  }

  private static Set<Integer> checked(Kan kan, int level, int... nodes) {
    int outputs = kan.layers().size();
    checkArgument(
        level >= 0 && level < outputs,
        "nodes can be removed from level 0 (the inputs) to %s; got level %s",
        outputs - 1,
        level);
    for (int node : nodes) {
      checkElementIndex(node, kan.widths().get(level), "node");
    }
    return ImmutableSortedSet.copyOf(Ints.asList(nodes));
  }

  private static Kan select(Kan kan, int level, List<Integer> kept) {
    int width = kan.widths().get(level);
    checkArgument(!kept.isEmpty(), "level %s must keep at least one of its %s nodes", level, width);
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    KanLayer after = layers.get(level);
    layers.set(level, LayerSelection.of(after, kept, all(after.spec().outputs())));
    if (level > 0) {
      KanLayer before = layers.get(level - 1);
      layers.set(level - 1, LayerSelection.of(before, all(before.spec().inputs()), kept));
    }
    return kan.withLayers(layers)
        .withStep(
            "pruned", Map.of("level", Integer.toString(level), "kept nodes", kept.toString()));
  }

  private static List<Integer> all(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
