// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.Kan;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;

/**
 * The use that samples make of the grid of one input. A value at either end of the grid counts as
 * inside, NaN as outside.
 *
 * @param layer the index of the layer, from 0
 * @param input the index of the layer's input, from 0
 * @param hasNumericEdges true if an edge with a numeric part starts at the input; otherwise its
 *     grid is not used
 * @param grid the grid proper
 * @param gridIntervals the number of grid intervals
 * @param emptyIntervals the number of grid intervals without a sample
 * @param samples the number of samples
 * @param outside the number of samples outside the grid
 * @param uncovered the fraction of the grid's length that lies below the smallest or above the
 *     largest of the samples inside, 0 to 1; 1 if there are none inside
 */
public record InputCoverage(
    int layer,
    int input,
    boolean hasNumericEdges,
    Interval grid,
    int gridIntervals,
    int emptyIntervals,
    int samples,
    int outside,
    double uncovered) {

  static InputCoverage of(Kan kan, int layer, int input, double... values) {
    KnotVector knots = kan.layer(layer).spec().grid().knots().get(input);
    Interval grid = knots.range();
    boolean[] visited = new boolean[knots.gridIntervals()];
    int inside = 0;
    int empty = visited.length;
    double smallest = grid.upper();
    double largest = grid.lower();
    for (double value : values) {
      if (grid.contains(value)) {
        int interval = Math.min(knots.countUpTo(value) - 1 - knots.order(), visited.length - 1);
        empty -= visited[interval] ? 0 : 1;
        visited[interval] = true;
        inside++;
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
      }
    }
    double covered = Math.max(0, largest - smallest) / grid.length();
    return new InputCoverage(
        layer,
        input,
        kan.layer(layer).hasNumericEdges(input),
        grid,
        visited.length,
        empty,
        values.length,
        values.length - inside,
        1 - covered);
  }

  /** Returns the fraction of grid intervals without a sample, 0 to 1. */
  public double emptyFraction() {
    return (double) emptyIntervals / gridIntervals;
  }

  /** Returns the fraction of samples that lie outside the grid, 0 to 1. */
  public double outsideFraction() {
    return (double) outside / samples;
  }
}
