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
 * Moves a layer to other knots and keeps its curves.
 *
 * <p>The curves that are kept are the splines before mask and scales, on the new grid proper {@code
 * [t[k], t[G+k]]}. They are kept exactly, by knot insertion, if every old knot inside the new grid
 * is a new knot and the new grid is no wider. Otherwise they become the nearest ones in the mean
 * square, by projection. If the new grid is wider than the old one, the curve to keep is the one
 * that {@link dev.kan.core.spline.OutsideGrid} gives there.
 *
 * <p>Outside the new grid, a layer with {@code ZERO} depends on its extension knots, which change
 * with the grid: curves differ there even if they agree on the grid. With {@code CLAMP} and {@code
 * LINEAR}, curves that agree on the grid agree everywhere.
 */
public final class Regridding {
  private Regridding() {}

  /**
   * Returns a layer on other knots. If a curve cannot be kept exactly, all parts of the new grid
   * have the same weight.
   *
   * @param layer the layer
   * @param grid the new knots, of the same number of inputs and the same order, with any number of
   *     intervals
   * @throws IllegalArgumentException if the number of inputs or the order differs, or a new
   *     coefficient is not finite, which happens only if old ones are near {@link Double#MAX_VALUE}
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
