// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.eval.KanEvaluator;
import dev.kan.core.grid.Regridding;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Uniform grids that follow the values which reach each layer. A hidden layer has the wider margin:
 * its inputs thin out towards the ends of their range, so new samples reach further beyond it.
 */
final class GridFollowing {
  private static final double INPUT_MARGIN = 0.005;
  private static final double HIDDEN_MARGIN = 0.03;
  // a range must stay divisible in double precision
  private static final double LEAST_RELATIVE_WIDTH = 1e-10;
  private static final double LEAST_WIDTH = 1e-100;

  private GridFollowing() {}

  /** All layers on the ranges of their present inputs, first layer first. */
  static Kan onRange(Kan kan, Batch x, int gridIntervals) {
    ImmutableList.Builder<KanLayer> layers = ImmutableList.builder();
    Batch current = x;
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer placed = onRange(kan.layer(l), current, gridIntervals, l == 0);
      layers.add(placed);
      current = KanEvaluator.of(Kan.of(List.of(placed))).evaluate(current);
    }
    return kan.withLayers(layers.build());
  }

  /**
   * One layer on the ranges of its inputs.
   *
   * @param isFirst whether they are the network's inputs
   */
  static KanLayer onRange(KanLayer layer, Batch inputs, int gridIntervals, boolean isFirst) {
    List<Interval> ranges = new ArrayList<>();
    for (int i = 0; i < inputs.columns(); i++) {
      ranges.add(range(inputs.column(i), isFirst ? INPUT_MARGIN : HIDDEN_MARGIN));
    }
    return Regridding.onto(layer, Grid.uniform(layer.spec().grid().order(), gridIntervals, ranges));
  }

  private static Interval range(double[] values, double margin) {
    Interval covering = Interval.covering(values).widen(margin);
    double largest = Math.max(Math.abs(covering.lower()), Math.abs(covering.upper()));
    double least = Math.max(LEAST_WIDTH, LEAST_RELATIVE_WIDTH * largest);
    double missing = Math.max(0, least - covering.length()) / 2;
    return new Interval(covering.lower() - missing, covering.upper() + missing);
  }
}
