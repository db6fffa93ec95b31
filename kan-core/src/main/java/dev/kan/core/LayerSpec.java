// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.OutsideGrid;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The architecture of a layer: knots, nodes, base function, frozen parameters and symbolic edges.
 *
 * @param grid the knots of every input
 * @param nodes the sum and product nodes of the output
 * @param base the base function of every edge
 * @param outside how splines continue outside the grid
 * @param frozen the kinds of parameters that are not trained
 * @param symbolic the edges that have a symbolic part, ordered by input and then by subnode
 */
public record LayerSpec(
    Grid grid,
    NodeLayout nodes,
    BaseFunction base,
    OutsideGrid outside,
    Set<ParameterKind> frozen,
    List<SymbolicEdge> symbolic) {
  /** The kinds of parameters that are frozen by default: the affine maps of subnodes and nodes. */
  public static final Set<ParameterKind> FROZEN_BY_DEFAULT =
      Sets.immutableEnumSet(
          ParameterKind.SUBNODE_SCALE,
          ParameterKind.SUBNODE_BIAS,
          ParameterKind.NODE_SCALE,
          ParameterKind.NODE_BIAS);

  static final Comparator<SymbolicEdge> BY_EDGE =
      Comparator.comparingInt(SymbolicEdge::input).thenComparingInt(SymbolicEdge::subnode);

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if a symbolic edge lies outside the layer, or the edges are
   *     not in strictly ascending order
   */
  public LayerSpec {
    frozen = Sets.immutableEnumSet(frozen);
    symbolic = ImmutableList.copyOf(symbolic);
    for (SymbolicEdge edge : symbolic) {
      checkArgument(
          edge.input() < grid.inputs() && edge.subnode() < nodes.subnodes(),
          "a symbolic edge from input %s to subnode %s in a layer of %s inputs and %s subnodes",
          edge.input(),
          edge.subnode(),
          grid.inputs(),
          nodes.subnodes());
    }
    checkArgument(
        Comparators.isInStrictOrder(symbolic, BY_EDGE),
        "symbolic edges must be in order, at most one for each edge; got %s",
        symbolic);
  }

  /** Creates a specification without symbolic edges. */
  public LayerSpec(
      Grid grid,
      NodeLayout nodes,
      BaseFunction base,
      OutsideGrid outside,
      Set<ParameterKind> frozen) {
    this(grid, nodes, base, outside, frozen, ImmutableList.of());
  }

  /**
   * Returns a layer of the given nodes with the defaults: SiLU base, splines zero outside the grid,
   * affine maps frozen.
   */
  public static LayerSpec of(Grid grid, NodeLayout nodes) {
    return new LayerSpec(grid, nodes, BaseFunction.SILU, OutsideGrid.ZERO, FROZEN_BY_DEFAULT);
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return grid.inputs();
  }

  /** Returns the number of subnodes. Every input has one edge to each of them. */
  public int subnodes() {
    return nodes.subnodes();
  }

  /** Returns the number of edges, both present and absent. */
  public int edgeCount() {
    return inputs() * subnodes();
  }

  /**
   * Returns the position of an edge in row-major arrays of shape (inputs, subnodes), such as the
   * mask and the scales.
   *
   * @throws IndexOutOfBoundsException if there is no such input or subnode
   */
  public int edgePosition(int input, int subnode) {
    checkElementIndex(input, inputs(), "input");
    checkElementIndex(subnode, subnodes(), "subnode");
    return input * subnodes() + subnode;
  }

  /**
   * Returns the position of a spline coefficient in row-major arrays of shape (inputs, G + k,
   * subnodes).
   *
   * @param function the index of the basis function, 0 to G + k - 1
   * @throws IndexOutOfBoundsException if there is no such input, basis function or subnode
   */
  public int coefficientPosition(int input, int function, int subnode) {
    checkElementIndex(function, grid.basisCount(), "basis function");
    int first = edgePosition(input, subnode) - subnode;
    return first * grid.basisCount() + function * subnodes() + subnode;
  }

  /** Returns the number of nodes, which are the outputs of the layer. */
  public int outputs() {
    return nodes.nodes();
  }

  /** Returns the kinds of parameters that are trained. */
  public Set<ParameterKind> trainable() {
    return Sets.immutableEnumSet(EnumSet.complementOf(enumSet(frozen)));
  }

  /** Returns this layer with other knots. */
  public LayerSpec withGrid(Grid newGrid) {
    return new LayerSpec(newGrid, nodes, base, outside, frozen, symbolic);
  }

  /** Returns this layer with another set of frozen parameters. */
  public LayerSpec withFrozen(Set<ParameterKind> newFrozen) {
    return new LayerSpec(grid, nodes, base, outside, newFrozen, symbolic);
  }

  /** Returns this layer with another base function. */
  public LayerSpec withBase(BaseFunction newBase) {
    return new LayerSpec(grid, nodes, newBase, outside, frozen, symbolic);
  }

  /** Returns this layer with another continuation of its splines outside the grid. */
  public LayerSpec withOutside(OutsideGrid newOutside) {
    return new LayerSpec(grid, nodes, base, newOutside, frozen, symbolic);
  }

  /**
   * Returns this layer with other symbolic edges.
   *
   * @param newSymbolic the edges in any order, at most one symbolic part for each
   * @throws IllegalArgumentException if one lies outside the layer or two are on the same edge
   */
  public LayerSpec withSymbolic(Collection<SymbolicEdge> newSymbolic) {
    return new LayerSpec(
        grid, nodes, base, outside, frozen, ImmutableList.sortedCopyOf(BY_EDGE, newSymbolic));
  }

  private static EnumSet<ParameterKind> enumSet(Collection<ParameterKind> kinds) {
    EnumSet<ParameterKind> set = EnumSet.noneOf(ParameterKind.class);
    set.addAll(kinds);
    return set;
  }

  /**
   * Returns the shape and the functions, for example {@code LayerSpec[2 inputs, 5 sums, order 3, 5
   * grid intervals, SILU, ZERO outside]}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "LayerSpec[%s, %s, %s outside%s]",
        shape(),
        base,
        outside,
        symbolic.isEmpty() ? "" : ", " + symbolic.size() + " symbolic edges");
  }

  /** Returns inputs, nodes and grid in words. */
  String shape() {
    return String.format(
        Locale.ROOT,
        "%d inputs, %s, order %d, %d grid intervals",
        inputs(),
        nodes,
        grid.order(),
        grid.gridIntervals());
  }
}
