// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Ints;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.editing.layer.LayerTransplant;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Adds hidden nodes to a network without changing its function. The edges into a new node are
 * initialised by {@link Initialiser#powerLaw}. Those out of it are active and zero, with knots on
 * [-1, 1], so that training can change them; a grid update fits these knots to the values of the
 * new nodes.
 */
public final class Widening {
  private static final Interval NEW_RANGE = new Interval(-1, 1);

  private Widening() {}

  /**
   * Returns the network with more sum nodes in a hidden level, placed after its other sums.
   *
   * @param kan the network
   * @param level the level, 1 to layers - 1; level 1 holds the nodes of layer 0
   * @param count the number of new nodes, at least 1
   * @param seed the seed; the same seed gives the same network
   * @throws IllegalArgumentException if the level is not hidden or the count is below 1
   */
  public static Kan sums(Kan kan, int level, int count, int seed) {
    NodeLayout layout = hiddenLayout(kan, level, count);
    List<Integer> nodes = new ArrayList<>(Levels.all(layout.nodes()));
    nodes.addAll(layout.sums(), Collections.nCopies(count, LayerTransplant.NEW));
    NodeLayout wider = new NodeLayout(layout.sums() + count, layout.arities());
    return widened(kan, level, wider, nodes, seed);
  }

  /**
   * Returns the network with more product nodes in a hidden level, placed after its other products.
   *
   * @param kan the network
   * @param level the level, 1 to layers - 1
   * @param count the number of new nodes, at least 1
   * @param arity the number of subnodes of each new node, at least 2
   * @param seed the seed; the same seed gives the same network
   * @throws IllegalArgumentException if the level is not hidden, the count is below 1 or the arity
   *     below 2
   */
  public static Kan products(Kan kan, int level, int count, int arity, int seed) {
    NodeLayout layout = hiddenLayout(kan, level, count);
    List<Integer> nodes = new ArrayList<>(Levels.all(layout.nodes()));
    nodes.addAll(Collections.nCopies(count, LayerTransplant.NEW));
    return widened(kan, level, layout.withProducts(count, arity), nodes, seed);
  }

  private static NodeLayout hiddenLayout(Kan kan, int level, int count) {
    Levels.requireHidden(kan, level);
    checkArgument(count >= 1, "at least 1 node must be added; got %s", count);
    return kan.layer(level - 1).spec().nodes();
  }

  private static Kan widened(Kan kan, int level, NodeLayout layout, List<Integer> nodes, int seed) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    layers.set(level - 1, withNodes(layers.get(level - 1), layout, nodes, new SeededRandom(seed)));
    layers.set(level, withInputs(layers.get(level), nodes));
    return kan.withLayers(layers)
        .withStep(
            "widened",
            Map.of(
                "level", Integer.toString(level),
                "nodes", layout.toString(),
                "seed", Integer.toString(seed)));
  }

  private static KanLayer withNodes(
      KanLayer layer, NodeLayout layout, List<Integer> nodes, SeededRandom random) {
    KanLayer fresh =
        Initialiser.powerLaw().layer(spec(layer.spec(), layer.spec().grid(), layout), random);
    List<Integer> inputs = Levels.all(layer.spec().inputs());
    return LayerTransplant.of(layer, fresh, Ints.toArray(inputs), Ints.toArray(nodes));
  }

  private static KanLayer withInputs(KanLayer layer, List<Integer> inputs) {
    Grid grid = layer.spec().grid();
    KnotVector newKnots = KnotVector.uniform(grid.order(), grid.gridIntervals(), NEW_RANGE);
    Grid wider =
        new Grid(
            inputs.stream()
                .map(i -> i == LayerTransplant.NEW ? newKnots : grid.knots().get(i))
                .toList());
    KanLayer zero = KanLayer.neutral(spec(layer.spec(), wider, layer.spec().nodes()));
    List<Integer> nodes = Levels.all(layer.spec().outputs());
    return LayerTransplant.of(layer, zero, Ints.toArray(inputs), Ints.toArray(nodes));
  }

  private static LayerSpec spec(LayerSpec like, Grid grid, NodeLayout layout) {
    return new LayerSpec(grid, layout, like.base(), like.outside(), like.frozen());
  }
}
