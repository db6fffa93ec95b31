// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Grid ranges from data, for a network before training. The parameters of grid intervals without
 * samples are wasted. For a trained network, whose curves are to be kept, use {@link GridUpdate}
 * with {@link RangeKnots}.
 */
public final class GridRanges {
  private GridRanges() {}

  /**
   * Returns the range of each column.
   *
   * @param x (samples, columns), finite
   * @param margin the length by which a range extends beyond the values at each end, as a fraction
   *     of their range, 0 or more; a constant column has a range of length 2, before the margin
   * @return one range for each column
   * @throws IllegalArgumentException if a number is not finite or the margin is out of range
   */
  public static List<Interval> of(Batch x, double margin) {
    x.requireFinite("the samples");
    return IntStream.range(0, x.columns())
        .mapToObj(c -> Interval.covering(x.column(c)).widen(margin))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns the network with the grids of its first layer moved and stretched, together with its
   * splines. The coefficients are unchanged, so the curves have the same shape over the new range.
   *
   * @param kan the network
   * @param ranges the new range of each input
   * @throws IllegalArgumentException if the number of ranges is not the number of inputs, or a
   *     range is too short to be divided
   */
  public static Kan stretchInputs(Kan kan, List<Interval> ranges) {
    checkArgument(
        ranges.size() == kan.inputs(),
        "expected %s ranges, one for each input; got %s",
        kan.inputs(),
        ranges.size());
    KanLayer first = kan.layer(0);
    ImmutableList.Builder<KnotVector> knots = ImmutableList.builder();
    for (int i = 0; i < ranges.size(); i++) {
      knots.add(GridPoints.stretch(first.spec().grid().knots().get(i), ranges.get(i)));
    }
    KanLayer stretched =
        first.withSplines(new Grid(knots.build()), first.values(ParameterKind.COEFFICIENTS));
    return kan.withLayer(0, stretched)
        .withStep("input grids stretched", Map.of("ranges", ranges.toString()));
  }
}
