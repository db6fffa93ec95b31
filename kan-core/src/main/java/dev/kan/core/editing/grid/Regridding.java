// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import java.util.List;

/**
 * Moves a layer onto other knots and keeps its curves.
 *
 * <p>What is kept are the raw splines, before mask and scales, on the new grid proper {@code [t[k],
 * t[G+k]]}. Where every old knot inside the new grid is a new knot and the new grid is no wider,
 * they are kept exactly, by knot insertion. Otherwise they become the nearest ones in the mean
 * square, by projection; where the new grid is wider than the old one, the curve to keep is what
 * {@link dev.kan.core.spline.OutsideGrid} made of it there.
 *
 * <p>Outside the new grid a layer with {@code ZERO} shows its extension knots, and those come with
 * the new grid: curves differ there even if they agree on the grid. With {@code CLAMP} and {@code
 * LINEAR} curves that agree on the grid agree everywhere.
 */
public final class Regridding {
  private Regridding() {}

  /**
   * Returns a layer on other knots, each part of the new grid counting alike where a curve cannot
   * be kept.
   *
   * @param layer the layer
   * @param grid the new knots: as many inputs and the same order, any number of intervals
   * @throws IllegalArgumentException if the number of inputs or the order differs, or a new
   *     coefficient is not finite, which takes old ones near the largest number there is
   */
  public static KanLayer onto(KanLayer layer, Grid grid) {
    LayerSpec spec = layer.spec();
    checkArgument(
        grid.inputs() == spec.inputs() && grid.order() == spec.grid().order(),
        "the layer has %s inputs and order %s; got a grid of %s inputs and order %s",
        spec.inputs(),
        spec.grid().order(),
        grid.inputs(),
        grid.order());
    ImmutableList.Builder<InputSplines> splines = ImmutableList.builder();
    List<InputSplines> old = InputSplines.of(layer);
    for (int i = 0; i < spec.inputs(); i++) {
      KnotVector knots = grid.knots().get(i);
      splines.add(old.get(i).onto(knots, FitMeasure.UNIFORM));
    }
    return InputSplines.into(layer, splines.build());
  }
}
