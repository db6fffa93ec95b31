// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

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
import java.util.Arrays;
import java.util.List;

/**
 * Random networks of all kinds: one to three layers, sums and products of different arity,
 * irregular knots of every input, all base functions and continuations, affine maps, masks from
 * dense to nearly empty, symbolic edges.
 */
public final class RandomKans {
  private static final SymbolicFunction SINE =
      SymbolicFunction.of("sin", 2, Expression.variable("x").into(StandardFunction.SIN));
  private static final SymbolicFunction SQUARE =
      SymbolicFunction.of("x^2", 2, Expression.variable("x").power(2));

  private final SeededRandom random;
  private final double symbolicShare;

  private RandomKans(int seed, double symbolicShare) {
    random = new SeededRandom(seed);
    this.symbolicShare = symbolicShare;
  }

  /** Returns a network that is determined by the seed. */
  public static Kan of(int seed) {
    return new RandomKans(seed, 0.2).network();
  }

  /** Returns a network of splines and base functions only that is determined by the seed. */
  public static Kan numeric(int seed) {
    return new RandomKans(seed, 0).network();
  }

  /** Returns samples of which some lie outside the grid. */
  public static Batch samples(int rows, int columns, int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[] values = new double[rows * columns];
    Arrays.setAll(values, v -> 0.8 * random.gaussian());
    return Batch.of(columns, values);
  }

  private Kan network() {
    int inputs = 1 + pick(4);
    double density = 0.15 + 0.85 * random.uniform();
    List<KanLayer> layers = new ArrayList<>();
    for (int l = pick(3); l >= 0; l--) {
      KanLayer layer = layer(inputs, density);
      layers.add(layer);
      inputs = layer.spec().outputs();
    }
    return Kan.of(layers);
  }

  private KanLayer layer(int inputs, double density) {
    LayerSpec spec =
        new LayerSpec(
            grid(inputs, pick(4), 1 + pick(4)),
            layout(),
            pick(BaseFunction.values()),
            pick(OutsideGrid.values()),
            LayerSpec.FROZEN_BY_DEFAULT);
    KanLayer layer = KanLayer.neutral(spec);
    for (ParameterKind kind : ParameterKind.values()) {
      double[] values = kind.neutralValues(spec);
      Arrays.setAll(values, v -> 0.5 * random.gaussian() + 0.2);
      // neutral biases, which make products zero, are the initial ones of networks
      boolean bias = kind == ParameterKind.SUBNODE_BIAS && random.uniform() < 0.5;
      layer = layer.with(kind, bias ? kind.neutralValues(spec) : values);
    }
    boolean[] mask = layer.mask();
    for (int e = 0; e < mask.length; e++) {
      mask[e] = random.uniform() < density;
      if (random.uniform() < symbolicShare) {
        layer = layer.withSymbolic(e / spec.subnodes(), e % spec.subnodes(), curve());
      }
    }
    return layer.withMask(mask);
  }

  private SymbolicCurve curve() {
    return new SymbolicCurve(
        random.uniform() < 0.5 ? SINE : SQUARE,
        new Affine(random.gaussian(), random.gaussian(), random.gaussian(), random.gaussian()));
  }

  private NodeLayout layout() {
    NodeLayout layout = NodeLayout.sums(1 + pick(4));
    for (int product = pick(3); product > 0; product--) {
      layout = layout.withProducts(1, 2 + pick(2));
    }
    return layout;
  }

  private Grid grid(int inputs, int order, int intervals) {
    List<KnotVector> knots = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      double[] points = new double[intervals + 1];
      points[0] = -1.5 + 0.5 * random.uniform();
      for (int p = 1; p <= intervals; p++) {
        points[p] = points[p - 1] + (0.4 + 2 * random.uniform()) / intervals;
      }
      knots.add(KnotVector.extending(order, points));
    }
    return new Grid(knots);
  }

  @SafeVarargs
  private final <T> T pick(T... choices) {
    return choices[pick(choices.length)];
  }

  private int pick(int count) {
    return (int) (count * random.uniform());
  }
}
