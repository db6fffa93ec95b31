// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Changes the numbers of grid intervals of a network and keeps its functions, without samples (Liu
 * et al., arXiv 2404.19756, section 2.4, "grid extension"; pykan's {@code refine}). The new grid
 * points interpolate the old ones linearly by index. A multiple of the old number of intervals
 * therefore includes every old knot, and the curves are kept exactly; any other number gives the
 * nearest curves. For the curves outside the grid see {@link Regridding}.
 *
 * <pre>{@code
 * Kan fine = GridRefinement.refine(kan, 20);
 * }</pre>
 */
public final class GridRefinement {
  private GridRefinement() {}

  /**
   * Returns the network with other numbers of grid intervals.
   *
   * @param kan the network
   * @param gridIntervals one number for all layers, or one for each; at least 1, finer or coarser
   * @throws IllegalArgumentException if the count of numbers is neither 1 nor the number of layers,
   *     or a number is below 1
   */
  public static Kan refine(Kan kan, int... gridIntervals) {
    int depth = kan.layers().size();
    checkArgument(
        gridIntervals.length == 1 || gridIntervals.length == depth,
        "grid intervals: expected 1 number or %s (one for each layer); got %s",
        depth,
        gridIntervals.length);
    ImmutableList.Builder<KanLayer> layers = ImmutableList.builder();
    for (int l = 0; l < depth; l++) {
      layers.add(refine(kan.layer(l), gridIntervals[l % gridIntervals.length]));
    }
    return kan.withLayers(layers.build())
        .withStep("grid refined", Map.of("gridIntervals", Arrays.toString(gridIntervals)));
  }

  private static KanLayer refine(KanLayer layer, int gridIntervals) {
    List<KnotVector> knots =
        layer.spec().grid().knots().stream()
            .map(old -> refine(old, gridIntervals))
            .collect(ImmutableList.toImmutableList());
    return Regridding.onto(layer, new Grid(knots));
  }

  private static KnotVector refine(KnotVector old, int gridIntervals) {
    checkArgument(gridIntervals >= 1, "a grid needs at least 1 interval; got %s", gridIntervals);
    if (gridIntervals == old.gridIntervals()) {
      return old;
    }
    double[] points = new double[gridIntervals + 1];
    for (int j = 0; j <= gridIntervals; j++) {
      long position = (long) j * old.gridIntervals();
      int left = old.order() + (int) (position / gridIntervals);
      double fraction = (double) (position % gridIntervals) / gridIntervals;
      points[j] =
          fraction == 0
              ? old.knot(left)
              : old.knot(left) + fraction * (old.knot(left + 1) - old.knot(left));
    }
    return KnotVector.extending(old.order(), points);
  }
}
