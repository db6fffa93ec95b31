// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

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
 * The architecture of a network: widths, grids and node types, without parameters. An initialiser
 * of {@link dev.kan.core.init} makes a network of it.
 *
 * <pre>{@code
 * KanSpec architecture =
 *     KanSpec.builder(2, 5, 1) // two inputs, five hidden nodes, one output
 *         .gridIntervals(10)
 *         .outside(OutsideGrid.CLAMP)
 *         .build();
 * Kan start = Initialiser.powerLaw().initialise(architecture, 0);
 * }</pre>
 *
 * @param layers the layers from the inputs to the outputs; each takes as many inputs as the one
 *     before has nodes
 */
public record KanSpec(List<LayerSpec> layers) {
  private static final int LAYERS_SHOWN = 4;

  /**
   * Copies the layers.
   *
   * @throws IllegalArgumentException if there is no layer
   */
  public KanSpec {
    layers = ImmutableList.copyOf(layers);
    checkArgument(!layers.isEmpty(), "a network needs at least one layer; got none");
  }

  /**
   * Returns a builder of a network that has sum nodes only.
   *
   * @param widths the number of inputs, followed by the number of nodes of each layer: {@code (2,
   *     5, 1)} is two inputs, five hidden nodes, one output
   * @throws IllegalArgumentException if there are fewer than two widths or one is below 1
   */
  public static Builder builder(int... widths) {
    checkArgument(
        widths.length >= 2,
        "a network needs at least 2 widths (inputs and outputs); got %s",
        widths.length);
    ImmutableList.Builder<NodeLayout> nodes = ImmutableList.builder();
    for (int l = 1; l < widths.length; l++) {
      checkArgument(widths[l] >= 1, "width %s must be at least 1; got %s", l, widths[l]);
      nodes.add(NodeLayout.sums(widths[l]));
    }
    return new Builder(widths[0], nodes.build());
  }

  /**
   * Returns a builder of a network that may have product nodes.
   *
   * @param inputs the number of inputs, at least 1
   * @param nodes the nodes of each layer, the outputs last; at least one layer
   * @throws IllegalArgumentException if {@code inputs} is below 1 or there is no layer
   */
  public static Builder builder(int inputs, List<NodeLayout> nodes) {
    return new Builder(inputs, nodes);
  }

  /**
   * Builds a {@link KanSpec}. By default it has the settings of pykan's documentation: 5 grid
   * intervals, cubic splines, the range [-1, 1], SiLU, splines that are zero outside the grid, and
   * frozen affine maps.
   */
  public static final class Builder {
    private final int inputs;
    private final List<NodeLayout> nodes;
    private List<Integer> gridIntervals = List.of(5);
    private List<Integer> splineOrders = List.of(3);
    private List<Interval> inputRanges = List.of(new Interval(-1, 1));
    private Interval hiddenRange = new Interval(-1, 1);
    private BaseFunction base = BaseFunction.SILU;
    private OutsideGrid outside = OutsideGrid.ZERO;
    private Set<ParameterKind> frozen = LayerSpec.FROZEN_BY_DEFAULT;

    Builder(int inputs, List<NodeLayout> nodes) {
      checkArgument(inputs >= 1, "a network needs at least 1 input; got %s", inputs);
      checkArgument(!nodes.isEmpty(), "a network needs at least one layer; got none");
      this.inputs = inputs;
      this.nodes = ImmutableList.copyOf(nodes);
    }

    /**
     * Sets the number G of grid intervals. Default: 5.
     *
     * @param perLayer one number for all layers, or one for each; at least 1
     * @throws IllegalArgumentException if the count of numbers is neither 1 nor the number of
     *     layers
     */
    public Builder gridIntervals(int... perLayer) {
      gridIntervals = perLayer("grid intervals", perLayer);
      return this;
    }

    /**
     * Sets the spline order k. Default: 3, cubic splines.
     *
     * @param perLayer one number for all layers, or one for each; 0 to 10
     * @throws IllegalArgumentException if the count of numbers is neither 1 nor the number of
     *     layers
     */
    public Builder splineOrder(int... perLayer) {
      splineOrders = perLayer("spline order", perLayer);
      return this;
    }

    /**
     * Sets the range of every grid, of the inputs and of the hidden layers alike. Default: [-1, 1].
     *
     * @throws IllegalArgumentException if the ends are not finite or not {@code lower < upper}
     */
    public Builder range(double lower, double upper) {
      hiddenRange = new Interval(lower, upper);
      inputRanges = List.of(hiddenRange);
      return this;
    }

    /**
     * Sets the range of the grid of each input of the network; hidden layers keep theirs. Default:
     * [-1, 1] for all inputs.
     *
     * @param ranges one range for all inputs, or one for each
     * @throws IllegalArgumentException if the count of ranges is neither 1 nor the number of inputs
     */
    public Builder inputRanges(List<Interval> ranges) {
      checkArgument(
          ranges.size() == 1 || ranges.size() == inputs,
          "input ranges: expected 1 or %s (one for each input); got %s",
          inputs,
          ranges.size());
      inputRanges = ImmutableList.copyOf(ranges);
      return this;
    }

    /** Sets the base function of every edge. Default: {@link BaseFunction#SILU}. */
    public Builder base(BaseFunction function) {
      base = function;
      return this;
    }

    /** Sets how splines continue outside the grid. Default: {@link OutsideGrid#ZERO}. */
    public Builder outside(OutsideGrid policy) {
      outside = policy;
      return this;
    }

    /**
     * Adds kinds of parameters to those that are not trained. Default: {@link
     * LayerSpec#FROZEN_BY_DEFAULT}, the affine maps of subnodes and nodes.
     */
    public Builder freeze(ParameterKind... kinds) {
      frozen = Sets.union(frozen, Set.of(kinds)).immutableCopy();
      return this;
    }

    /**
     * Removes kinds of parameters from those that are not trained. Default: all kinds are trained
     * except the affine maps.
     */
    public Builder train(ParameterKind... kinds) {
      frozen = Sets.difference(frozen, Set.of(kinds)).immutableCopy();
      return this;
    }

    /**
     * Returns the specification.
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

  /** Returns one line for each layer, or for the first four if there are more. */
  @Override
  public String toString() {
    return "KanSpec"
        + layers.stream().limit(LAYERS_SHOWN).map(layer -> "\n  " + layer).collect(joining())
        + (layers.size() > LAYERS_SHOWN
            ? "\n  and " + (layers.size() - LAYERS_SHOWN) + " more"
            : "");
  }
}
