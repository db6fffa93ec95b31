// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.editing.grid.AdaptiveKnots;
import dev.kan.core.editing.grid.Regridding;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places grids on the ranges of the values that reach each layer. Hidden layers have wider margins:
 * their inputs are sparse at the ends of the range, so new samples exceed it further.
 *
 * @param gridEps the weight of uniform knots, from 0 (quantiles of the values) to 1 (uniform)
 * @param inputMargin the margin at each end of the first layer's grids, as a share of the range of
 *     the values
 * @param hiddenMargin the margin of later layers, likewise
 */
record GridFollowing(double gridEps, double inputMargin, double hiddenMargin) {
  /** Uniform knots. */
  static final GridFollowing UNIFORM = of(1);

  /** Uniform knots, with margins for values well beyond those of the samples. */
  static final GridFollowing ROOMY = new GridFollowing(1, 0.05, 0.25);

  // ranges must stay divisible in double precision
  private static final double LEAST_RELATIVE_WIDTH = 1e-10;
  private static final double LEAST_WIDTH = 1e-290;

  /**
   * Returns a placement with margins of 0.5 % for the network's inputs and 8 % for hidden values.
   */
  static GridFollowing of(double gridEps) {
    return new GridFollowing(gridEps, 0.005, 0.08);
  }

  /**
   * Places the grids of all layers on the ranges of their current inputs, from the first layer on.
   */
  Kan onRange(Kan kan, Batch x, int gridIntervals) {
    ImmutableList.Builder<KanLayer> layers = ImmutableList.builder();
    Batch current = x;
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer placed = onRange(kan.layer(l), current, gridIntervals, l == 0);
      layers.add(placed);
      current = KanEvaluator.nodes(placed, current);
    }
    return kan.withLayers(layers.build());
  }

  /**
   * Places the grids of one layer on the ranges of its inputs. A layer with frozen coefficients is
   * unchanged, since these are valid only on their own grid. Values that are not finite, for
   * example because a symbolic edge is undefined there, are ignored; an input without finite values
   * keeps its range.
   *
   * @param isFirst true if the inputs are those of the network
   */
  KanLayer onRange(KanLayer layer, Batch inputs, int gridIntervals, boolean isFirst) {
    if (layer.spec().frozen().contains(ParameterKind.COEFFICIENTS)) {
      return layer;
    }
    List<KnotVector> knots = new ArrayList<>();
    for (int i = 0; i < inputs.columns(); i++) {
      KnotVector old = layer.spec().grid().knots().get(i);
      double[] values = Arrays.stream(inputs.column(i)).filter(Double::isFinite).toArray();
      knots.add(
          values.length == 0
              ? KnotVector.uniform(old.order(), gridIntervals, old.range())
              : knots(old.order(), gridIntervals, isFirst ? inputMargin : hiddenMargin, values));
    }
    return Regridding.onto(layer, new Grid(knots));
  }

  private KnotVector knots(int order, int gridIntervals, double margin, double... values) {
    Interval covering = Interval.covering(values).widen(margin);
    Interval range = divisible(covering);
    KnotVector uniform = KnotVector.uniform(order, gridIntervals, range);
    if (gridEps == 1 || !range.equals(covering) || isConstant(values)) {
      return uniform;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new AdaptiveKnots(gridEps, margin).place(uniform, sorted);
  }

  private static boolean isConstant(double... values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  private static Interval divisible(Interval covering) {
    double largest = Math.max(Math.abs(covering.lower()), Math.abs(covering.upper()));
    double least = Math.max(LEAST_WIDTH, LEAST_RELATIVE_WIDTH * largest);
    double missing = Math.max(0, least - covering.length()) / 2;
    return new Interval(covering.lower() - missing, covering.upper() + missing);
  }
}
