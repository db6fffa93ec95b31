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
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Networks with random parameters of all kinds, for tests. */
public final class TestNetworks {
  private static final Expression X = Expression.variable(SymbolicFunction.VARIABLE);
  private static final Expression GAUSSIAN = X.power(2).times(-1).into(StandardFunction.EXP);

  private TestNetworks() {}

  /**
   * Returns two layers with products of arity 2 and 3, irregular knots, a mask, and all parameters
   * trainable.
   */
  public static Kan everything(BaseFunction base, OutsideGrid outside, int order) {
    SeededRandom random = new SeededRandom(order + 17);
    List<KanLayer> layers = new ArrayList<>();
    layers.add(layer(random, 2, NodeLayout.of(2, 2, 2, 3), base, outside, order));
    layers.add(layer(random, 5, NodeLayout.sums(2), base, outside, order));
    return Kan.of(layers);
  }

  /**
   * Returns {@link #everything} with symbolic edges in both layers: with several functions, with
   * and without numeric parts, two from one input and two to one subnode.
   */
  public static Kan symbolic(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = everything(base, outside, order);
    KanLayer first =
        kan.layer(0)
            .withSymbolic(0, 1, curve("sin", X.into(StandardFunction.SIN), 1.3, 0.2, 0.7, -0.3))
            .withSymbolic(0, 3, curve("x^2", X.power(2), 0.4, 0.1, -0.5, 0.2))
            .withSymbolic(1, 0, curve("sin", X.into(StandardFunction.SIN), -0.7, 0.4, 0.9, 0.1))
            .withSymbolic(1, 1, curve("tanh", X.into(StandardFunction.TANH), 0.8, 0, 1.1, 0));
    KanLayer second =
        kan.layer(1)
            .withSymbolic(2, 0, curve("x", X, 0.5, 0, 0.4, 0.6))
            .withSymbolic(4, 1, curve("gaussian", GAUSSIAN, 0.9, -0.2, 1.2, 0));
    return Kan.of(List.of(first, second));
  }

  /** Returns {@link #symbolic} without the numeric parts of edges, so that only formulas remain. */
  public static Kan formulas() {
    Kan kan = symbolic(BaseFunction.SILU, OutsideGrid.ZERO, 3);
    return Kan.of(
        kan.layers().stream()
            .map(layer -> layer.withMask(new boolean[layer.mask().length]))
            .toList());
  }

  /** Returns a symbolic curve {@code c f(a x + b) + d}. */
  public static SymbolicCurve curve(
      String name, Expression body, double a, double b, double c, double d) {
    return new SymbolicCurve(SymbolicFunction.of(name, 1, body), new Affine(a, b, c, d));
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

  /** Returns random inputs in [-2.5, 2.5], some of them outside the grids. */
  public static Batch inputs(int rows, int columns) {
    SeededRandom random = new SeededRandom(5);
    double[] values = new double[rows * columns];
    for (int v = 0; v < values.length; v++) {
      values[v] = random.uniform(-2.5, 2.5);
    }
    return Batch.of(columns, values);
  }
}
