// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Networks with random numbers in every place, for tests. */
public final class TestNetworks {
  private TestNetworks() {}

  /** Two layers, products of arity 2 and 3, irregular knots, a mask, every parameter trainable. */
  public static Kan everything(BaseFunction base, OutsideGrid outside, int order) {
    SeededRandom random = new SeededRandom(order + 17);
    List<KanLayer> layers = new ArrayList<>();
    layers.add(layer(random, 2, NodeLayout.of(2, 2, 2, 3), base, outside, order));
    layers.add(layer(random, 5, NodeLayout.sums(2), base, outside, order));
    return Kan.of(layers);
  }

  private static KanLayer layer(
      SeededRandom random,
      int inputs,
      NodeLayout nodes,
      BaseFunction base,
      OutsideGrid outside,
      int order) {
    List<KnotVector> knots = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      knots.add(irregular(random, order));
    }
    LayerSpec spec = new LayerSpec(new Grid(knots), nodes, base, outside, Set.of());
    KanLayer layer = KanLayer.neutral(spec);
    for (ParameterKind kind : EnumSet.allOf(ParameterKind.class)) {
      double[] values = kind.neutralValues(spec);
      for (int v = 0; v < values.length; v++) {
        values[v] += random.uniform(-0.6, 0.6);
      }
      layer = layer.with(kind, values);
    }
    boolean[] mask = layer.mask();
    mask[1] = false;
    return layer.withMask(mask);
  }

  private static KnotVector irregular(SeededRandom random, int order) {
    double[] knots = new double[4 + 2 * order + 1];
    double next = -1.2 - 0.4 * order;
    for (int k = 0; k < knots.length; k++) {
      knots[k] = next;
      next += random.uniform(0.2, 0.8);
    }
    return KnotVector.of(order, knots);
  }

  /** Random inputs in [-2.5, 2.5], some of them outside the grids. */
  public static Batch inputs(int rows, int columns) {
    SeededRandom random = new SeededRandom(5);
    double[] values = new double[rows * columns];
    for (int v = 0; v < values.length; v++) {
      values[v] = random.uniform(-2.5, 2.5);
    }
    return Batch.of(columns, values);
  }
}
