// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Booleans;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Grid;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One layer of a network: a {@link LayerSpec} with its parameters and its edge mask. Immutable;
 * arrays are copied when they are passed and when they are returned. Arrays are row-major: those of
 * parameters have the shapes given in {@link ParameterKind}, the mask has the shape (inputs,
 * subnodes).
 */
public final class KanLayer {
  private final LayerSpec spec;
  private final Map<ParameterKind, double[]> parameters;
  private final boolean[] mask;

  private KanLayer(LayerSpec spec, Map<ParameterKind, double[]> parameters, boolean[] mask) {
    this.spec = spec;
    this.parameters = parameters;
    this.mask = mask;
  }

  /** Returns a layer with neutral parameters, so that every edge is zero, and all edges active. */
  public static KanLayer neutral(LayerSpec spec) {
    Map<ParameterKind, double[]> parameters = new EnumMap<>(ParameterKind.class);
    for (ParameterKind kind : ParameterKind.values()) {
      parameters.put(kind, kind.neutralValues(spec));
    }
    boolean[] mask = new boolean[spec.edgeCount()];
    Arrays.fill(mask, true);
    return new KanLayer(spec, parameters, mask);
  }

  /**
   * Returns this layer with the parameters of one kind replaced.
   *
   * @param kind the kind of the parameters
   * @param values the parameters, row-major in the shape {@code kind.shape(spec())}
   * @throws IllegalArgumentException if the number of values is wrong or a value is not finite
   */
  public KanLayer with(ParameterKind kind, double[] values) {
    checkArgument(
        values.length == kind.size(spec),
        "%s needs shape %s, that is %s values; got %s",
        kind,
        Arrays.toString(kind.shape(spec)),
        kind.size(spec),
        values.length);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s must be finite; value %d is %s", kind, i, values[i]));
      }
    }
    Map<ParameterKind, double[]> changed = new EnumMap<>(parameters);
    changed.put(kind, values.clone());
    return new KanLayer(spec, changed, mask);
  }

  /**
   * Returns this layer with other knots and spline coefficients.
   *
   * @param grid the knots, for the same number of inputs
   * @param coefficients (inputs, G + k, subnodes) with the G and k of {@code grid}, row-major
   * @throws IllegalArgumentException if the grid has another number of inputs, or the number of
   *     coefficients is wrong or one is not finite
   */
  public KanLayer withSplines(Grid grid, double[] coefficients) {
    checkArgument(
        grid.inputs() == spec.inputs(),
        "the layer has %s inputs; got a grid of %s",
        spec.inputs(),
        grid.inputs());
    return new KanLayer(spec.withGrid(grid), parameters, mask)
        .with(ParameterKind.COEFFICIENTS, coefficients);
  }

  /**
   * Returns this layer with another edge mask.
   *
   * @param active (inputs, subnodes), row-major; false masks the numeric part of an edge
   * @throws IllegalArgumentException if the number of values is wrong
   */
  public KanLayer withMask(boolean[] active) {
    checkArgument(
        active.length == mask.length,
        "the mask needs shape [%s, %s], that is %s values; got %s",
        spec.inputs(),
        spec.subnodes(),
        mask.length,
        active.length);
    return new KanLayer(spec, parameters, active.clone());
  }

  /**
   * Returns this layer with the numeric part of one edge switched on or off.
   *
   * @param input the index of the input, 0 to inputs - 1
   * @param subnode the index of the subnode, 0 to subnodes - 1
   * @param active false to make the numeric part zero everywhere; its parameters are kept
   * @throws IndexOutOfBoundsException if there is no such input or subnode
   */
  public KanLayer withActive(int input, int subnode, boolean active) {
    boolean[] changed = mask.clone();
    changed[spec.edgePosition(input, subnode)] = active;
    return new KanLayer(spec, parameters, changed);
  }

  /**
   * Returns this layer with only the edges that match a filter. All others lose their symbolic
   * part, and their numeric part is switched off.
   *
   * @param kept the condition on edges to keep
   */
  public KanLayer filterEdges(EdgeFilter kept) {
    boolean[] changed = mask.clone();
    for (int i = 0; i < spec.inputs(); i++) {
      for (int s = 0; s < spec.subnodes(); s++) {
        changed[spec.edgePosition(i, s)] &= kept.test(i, s);
      }
    }
    Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>(symbolicCurves());
    curves.keySet().removeIf(each -> !kept.test(each.input(), each.subnode()));
    return new KanLayer(spec, parameters, changed).withSymbolic(curves);
  }

  /** A condition on the edges of a layer. */
  @FunctionalInterface
  public interface EdgeFilter {
    /**
     * Returns true if an edge meets the condition.
     *
     * @param input the index of the input that the edge starts from
     * @param subnode the index of the subnode that the edge ends at
     */
    boolean test(int input, int subnode);
  }

  /**
   * Returns this layer with other kinds of parameters frozen.
   *
   * @param frozen the kinds that are not trained
   */
  public KanLayer withFrozen(Set<ParameterKind> frozen) {
    return new KanLayer(spec.withFrozen(frozen), parameters, mask);
  }

  /** Returns the architecture of this layer. */
  public LayerSpec spec() {
    return spec;
  }

  /** Returns a copy of the parameters of one kind, row-major. */
  public double[] values(ParameterKind kind) {
    return parameters(kind).clone();
  }

  /** Returns a copy of the edge mask, (inputs, subnodes), row-major. */
  public boolean[] mask() {
    return mask.clone();
  }

  /**
   * Returns true if the numeric part of an edge is active.
   *
   * @throws IndexOutOfBoundsException if there is no such input or subnode
   */
  public boolean active(int input, int subnode) {
    return mask[spec.edgePosition(input, subnode)];
  }

  /**
   * Returns true if an edge has a numeric or a symbolic part. Otherwise it is absent, that is, zero
   * everywhere.
   *
   * @throws IndexOutOfBoundsException if there is no such input or subnode
   */
  public boolean present(int input, int subnode) {
    return active(input, subnode) || symbolic(input, subnode).isPresent();
  }

  /** Returns the number of edges whose numeric part is active. */
  public int activeEdgeCount() {
    return Booleans.countTrue(mask);
  }

  /**
   * Returns true if the numeric part of any edge from an input is active.
   *
   * @throws IndexOutOfBoundsException if there is no such input
   */
  public boolean hasNumericEdges(int input) {
    int first = spec.edgePosition(input, 0);
    return Booleans.contains(Arrays.copyOfRange(mask, first, first + spec.subnodes()), true);
  }

  /**
   * Returns an edge of this layer as a function.
   *
   * @param input the index of the input, 0 to inputs - 1
   * @param subnode the index of the subnode, 0 to subnodes - 1
   * @throws IndexOutOfBoundsException if there is no such input or subnode
   */
  public Edge edge(int input, int subnode) {
    boolean active = active(input, subnode);
    int basisCount = spec.grid().basisCount();
    int edge = spec.edgePosition(input, subnode);
    double[] coefficients = new double[basisCount];
    for (int m = 0; m < basisCount; m++) {
      coefficients[m] =
          parameters(ParameterKind.COEFFICIENTS)[spec.coefficientPosition(input, m, subnode)];
    }
    return new Edge(
        input,
        subnode,
        active,
        spec.base(),
        parameters(ParameterKind.BASE_SCALE)[edge],
        parameters(ParameterKind.SPLINE_SCALE)[edge],
        new Edge.Spline(
            BSplineBasis.of(spec.grid().knots().get(input), spec.outside()), coefficients),
        symbolic(input, subnode));
  }

  /**
   * Returns the symbolic part of an edge, if it has one.
   *
   * @throws IndexOutOfBoundsException if there is no such input or subnode
   */
  public Optional<SymbolicCurve> symbolic(int input, int subnode) {
    return SymbolicRows.curve(
        spec, parameters(ParameterKind.SYMBOLIC_AFFINE), spec.edgePosition(input, subnode));
  }

  /** Returns all symbolic parts by their edges, in the order of {@link LayerSpec#symbolic}. */
  public Map<SymbolicEdge, SymbolicCurve> symbolicCurves() {
    return SymbolicRows.curves(spec.symbolic(), parameters(ParameterKind.SYMBOLIC_AFFINE));
  }

  /**
   * Returns this layer with a symbolic part on an edge. It is added to the numeric part, and
   * replaces a symbolic part that the edge already has.
   *
   * @throws IndexOutOfBoundsException if there is no such input or subnode
   */
  public KanLayer withSymbolic(int input, int subnode, SymbolicCurve curve) {
    KanLayer without = withoutSymbolic(input, subnode);
    Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>(without.symbolicCurves());
    curves.put(new SymbolicEdge(input, subnode, curve.function()), curve);
    return without.withSymbolic(curves);
  }

  /**
   * Returns this layer without the symbolic part of an edge, if it has one.
   *
   * @throws IndexOutOfBoundsException if there is no such input or subnode
   */
  public KanLayer withoutSymbolic(int input, int subnode) {
    if (symbolic(input, subnode).isEmpty()) {
      return this;
    }
    Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>(symbolicCurves());
    curves.keySet().removeIf(each -> each.input() == input && each.subnode() == subnode);
    return withSymbolic(curves);
  }

  /**
   * Returns this layer with all symbolic parts replaced.
   *
   * @param curves the symbolic parts in any order, at most one for each edge
   * @throws IllegalArgumentException if an edge lies outside the layer or two edges are the same
   */
  public KanLayer withSymbolic(Map<SymbolicEdge, SymbolicCurve> curves) {
    LayerSpec changedSpec = spec.withSymbolic(curves.keySet());
    Map<ParameterKind, double[]> changed = new EnumMap<>(parameters);
    changed.put(ParameterKind.SYMBOLIC_AFFINE, SymbolicRows.of(curves));
    return new KanLayer(changedSpec, changed, mask);
  }

  /**
   * Returns the coefficients with mask and scales multiplied in. Evaluation of the numeric parts
   * needs no other parameters.
   *
   * @return (inputs, G + k + 1, subnodes), row-major; the last row of each input belongs to the
   *     base function
   */
  public double[] edgeWeights() {
    return EdgeWeights.of(
        spec,
        mask,
        parameters(ParameterKind.COEFFICIENTS),
        parameters(ParameterKind.BASE_SCALE),
        parameters(ParameterKind.SPLINE_SCALE));
  }

  /**
   * Returns the number of parameters of all kinds, including frozen ones and those of masked edges.
   */
  public long parameterCount() {
    return parameters.values().stream().mapToLong(values -> values.length).sum();
  }

  /** Returns the number of parameters that are trained, without those of masked edges. */
  public long trainableParameterCount() {
    long active = activeEdgeCount();
    long count = 0;
    for (ParameterKind kind : spec.trainable()) {
      int size = kind.size(spec);
      count +=
          switch (kind) {
            case COEFFICIENTS -> active * spec.grid().basisCount();
            case BASE_SCALE -> spec.base() == BaseFunction.ZERO ? 0 : active;
            case SPLINE_SCALE -> active;
            case SUBNODE_SCALE, SUBNODE_BIAS, NODE_SCALE, NODE_BIAS, SYMBOLIC_AFFINE -> size;
          };
    }
    return count;
  }

  private double[] parameters(ParameterKind kind) {
    double[] values = parameters.get(kind);
    if (values == null) {
      throw new AssertionError("a layer holds every kind of parameter; missing " + kind);
    }
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KanLayer that
        && spec.equals(that.spec)
        && Arrays.equals(mask, that.mask)
        && Arrays.stream(ParameterKind.values())
            .allMatch(kind -> Arrays.equals(parameters(kind), that.parameters(kind)));
  }

  @Override
  public int hashCode() {
    return 31 * spec.hashCode() + Arrays.hashCode(parameters(ParameterKind.COEFFICIENTS));
  }

  /**
   * Returns the shape, for example {@code KanLayer[2 inputs, 5 sums, order 3, 5 grid intervals]}.
   */
  @Override
  public String toString() {
    return "KanLayer[" + spec.shape() + "]";
  }
}
