// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import com.google.common.primitives.Ints;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.OutsideGrid;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Builds a {@link KanSpec}. What is not said is as in pykan's documentation: 5 grid intervals,
 * cubic splines, range [-1, 1], SiLU, splines zero outside the grid, affine maps frozen.
 */
public final class KanSpecBuilder {
  private final int inputs;
  private final List<NodeLayout> nodes;
  private List<Integer> gridIntervals = List.of(5);
  private List<Integer> splineOrders = List.of(3);
  private List<Interval> inputRanges = List.of(new Interval(-1, 1));
  private Interval hiddenRange = new Interval(-1, 1);
  private BaseFunction base = BaseFunction.SILU;
  private OutsideGrid outside = OutsideGrid.ZERO;
  private Set<ParameterKind> frozen = LayerSpec.FROZEN_BY_DEFAULT;

  KanSpecBuilder(int inputs, List<NodeLayout> nodes) {
    checkArgument(inputs >= 1, "a network needs at least 1 input; got %s", inputs);
    checkArgument(!nodes.isEmpty(), "a network needs at least one layer; got none");
    this.inputs = inputs;
    this.nodes = ImmutableList.copyOf(nodes);
  }

  /**
   * The number G of grid intervals.
   *
   * @param perLayer one number for all layers, or one for each; at least 1
   * @throws IllegalArgumentException if there are neither one nor as many numbers as layers
   */
  public KanSpecBuilder gridIntervals(int... perLayer) {
    gridIntervals = perLayer("grid intervals", perLayer);
    return this;
  }

  /**
   * The spline order k.
   *
   * @param perLayer one number for all layers, or one for each; 0 to 10
   * @throws IllegalArgumentException if there are neither one nor as many numbers as layers
   */
  public KanSpecBuilder splineOrder(int... perLayer) {
    splineOrders = perLayer("spline order", perLayer);
    return this;
  }

  /**
   * The grid's range, for the inputs and for the hidden layers alike.
   *
   * @throws IllegalArgumentException if the ends are not finite or not {@code lower < upper}
   */
  public KanSpecBuilder range(double lower, double upper) {
    hiddenRange = new Interval(lower, upper);
    inputRanges = List.of(hiddenRange);
    return this;
  }

  /**
   * The grid's range for each input of the network; hidden layers keep theirs.
   *
   * @param ranges one range for all inputs, or one for each
   * @throws IllegalArgumentException if there are neither one nor as many ranges as inputs
   */
  public KanSpecBuilder inputRanges(List<Interval> ranges) {
    checkArgument(
        ranges.size() == 1 || ranges.size() == inputs,
        "input ranges: expected 1 or %s (one for each input); got %s",
        inputs,
        ranges.size());
    inputRanges = ImmutableList.copyOf(ranges);
    return this;
  }

  /** The base function of every edge. */
  public KanSpecBuilder base(BaseFunction function) {
    base = function;
    return this;
  }

  /** What splines are worth outside the grid. */
  public KanSpecBuilder outside(OutsideGrid policy) {
    outside = policy;
    return this;
  }

  /** Kinds of parameters that training shall leave alone, besides those frozen already. */
  public KanSpecBuilder freeze(ParameterKind... kinds) {
    frozen = Sets.union(frozen, Set.of(kinds)).immutableCopy();
    return this;
  }

  /** Kinds of parameters that training shall change, the affine maps for example. */
  public KanSpecBuilder train(ParameterKind... kinds) {
    frozen = Sets.difference(frozen, Set.of(kinds)).immutableCopy();
    return this;
  }

  /**
   * The specification.
   *
   * @throws IllegalArgumentException if an order or a number of grid intervals is out of range
   */
  public KanSpec build() {
    ImmutableList.Builder<LayerSpec> layers = ImmutableList.builder();
    int width = inputs;
    for (int l = 0; l < nodes.size(); l++) {
      List<Interval> ranges = l == 0 ? inputRanges : List.of(hiddenRange);
      Grid grid =
          Grid.uniform(
              splineOrders.get(l % splineOrders.size()),
              gridIntervals.get(l % gridIntervals.size()),
              ranges.size() == width ? ranges : Collections.nCopies(width, ranges.get(0)));
      layers.add(new LayerSpec(grid, nodes.get(l), base, outside, frozen));
      width = nodes.get(l).nodes();
    }
    return new KanSpec(layers.build());
  }

  private List<Integer> perLayer(String what, int... values) {
    checkArgument(
        values.length == 1 || values.length == nodes.size(),
        "%s: expected 1 number or %s (one for each layer); got %s",
        what,
        nodes.size(),
        values.length);
    return ImmutableList.copyOf(Ints.asList(values));
  }
}
