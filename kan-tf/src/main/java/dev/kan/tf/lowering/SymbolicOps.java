// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.tf.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.family.TFloating;

/**
 * Computes the symbolic parts of a layer's edges, {@code c f(a x + b) + d}, in ops. Edges with the
 * same function are adjacent, so that the function is called once for all of them.
 */
final class SymbolicOps<T extends TFloating> {
  private final Ops tf;
  private final LayerSpec spec;
  private final Precision<T> precision;
  private final LayerParameters<T> parameters;
  private final FunctionOps<T> functions;
  private final Map<SymbolicFunction, List<SymbolicEdge>> groups = new LinkedHashMap<>();
  private final List<SymbolicEdge> edges = new ArrayList<>();

  /**
   * Collects the symbolic edges of a layer, which may have none.
   *
   * @throws IllegalArgumentException if a function calls Java code
   */
  SymbolicOps(
      Ops tf,
      LayerSpec spec,
      Precision<T> precision,
      LayerParameters<T> parameters,
      FunctionOps<T> functions) {
    this.tf = tf;
    this.spec = spec;
    this.precision = precision;
    this.parameters = parameters;
    this.functions = functions;
    for (SymbolicEdge edge : spec.symbolic()) {
      groups.computeIfAbsent(edge.function(), function -> new ArrayList<>()).add(edge);
    }
    groups.values().forEach(edges::addAll);
    groups.keySet().forEach(function -> ExpressionOps.requireNoJavaCode(function.body()));
  }

  /** Returns true if the layer has no symbolic edges. */
  boolean isEmpty() {
    return edges.isEmpty();
  }

  /** Returns the values of the edges. */
  SymbolicValues<T> values(Operand<T> x) {
    List<Operand<T>> affine = affine();
    Operand<T> arguments = arguments(affine, columns(x, 1));
    Operand<T> functions = concat(byFunction(arguments, (ops, argument) -> ops.value(argument)));
    return new SymbolicValues<>(edges, scaled(affine, functions));
  }

  /** Returns the sum of the edges at each subnode, (samples, subnodes). */
  Operand<T> sums(Operand<T> values) {
    return sums(values, 2);
  }

  /**
   * Returns the sum of the edges at each subnode, with derivatives.
   *
   * @param x the layer's inputs
   */
  Jet<T> sums(Jet<T> x) {
    List<Operand<T>> affine = affine();
    Operand<T> values = tf.reshape(x.value(), tf.constant(new int[] {-1, spec.inputs()}));
    List<Curves<T>> parts =
        byFunction(arguments(affine, columns(values, 1)), (ops, z) -> ops.curves(z));
    Operand<T> value = scaled(affine, concat(parts.stream().map(Curves::value).toList()));
    Operand<T> inner = affine.get(0);
    Operand<T> outer = tf.math.mul(affine.get(2), inner);
    Operand<T> slope = tf.math.mul(concat(parts.stream().map(Curves::slope).toList()), outer);
    Operand<T> curvature =
        tf.math.mul(
            concat(parts.stream().map(Curves::curvature).toList()), tf.math.mul(outer, inner));
    Operand<T> first = columns(x.first(), 2);
    Operand<T> second = columns(x.second(), 2);
    return new Jet<>(
        sums(tf.expandDims(value, tf.constant(0)), 3),
        sums(tf.math.mul(first, slope), 3),
        sums(
            tf.math.add(
                tf.math.mul(second, slope), tf.math.mul(tf.math.mul(first, first), curvature)),
            3));
  }

  /** Returns the parameters a, b, c and d of the edges, each (edges). */
  private List<Operand<T>> affine() {
    Operand<T> rows =
        picked(parameters.get(ParameterKind.SYMBOLIC_AFFINE), spec.symbolic()::indexOf, 0);
    return new ArrayList<>(tf.unstack(rows, 4L, Unstack.axis(1L)).output());
  }

  private Operand<T> columns(Operand<T> x, int axis) {
    return picked(x, SymbolicEdge::input, axis);
  }

  private Operand<T> picked(Operand<T> from, ToIntFunction<SymbolicEdge> index, int axis) {
    long[] indices = edges.stream().mapToLong(index::applyAsInt).toArray();
    return tf.gather(from, tf.constant(indices), tf.constant(axis));
  }

  private Operand<T> arguments(List<Operand<T>> affine, Operand<T> x) {
    return tf.math.add(tf.math.mul(x, affine.get(0)), affine.get(1));
  }

  private Operand<T> scaled(List<Operand<T>> affine, Operand<T> functions) {
    return tf.math.add(tf.math.mul(functions, affine.get(2)), affine.get(3));
  }

  private <R> List<R> byFunction(
      Operand<T> arguments, BiFunction<SymbolicFunctionOps<T>, Operand<T>, R> call) {
    List<R> parts = new ArrayList<>();
    int from = 0;
    for (Map.Entry<SymbolicFunction, List<SymbolicEdge>> group : groups.entrySet()) {
      int count = group.getValue().size();
      Operand<T> part =
          tf.slice(arguments, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, count}));
      parts.add(
          call.apply(new SymbolicFunctionOps<>(tf, precision, group.getKey(), functions), part));
      from += count;
    }
    return parts;
  }

  private Operand<T> concat(List<Operand<T>> parts) {
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1));
  }

  /**
   * Sums (..., edges) to (..., subnodes), edge by edge. In a matrix product, infinity or NaN at one
   * subnode would affect all others, and TensorFlow cannot differentiate the gradient of a segment
   * sum.
   */
  private Operand<T> sums(Operand<T> values, int rank) {
    ListMultimap<Integer, Operand<T>> bySubnode = ArrayListMultimap.create();
    boolean all = edges.stream().map(SymbolicEdge::subnode).distinct().count() == spec.subnodes();
    List<? extends Operand<T>> columns = unstacked(all ? values : withZero(values, rank), rank);
    for (int e = 0; e < edges.size(); e++) {
      bySubnode.put(edges.get(e).subnode(), columns.get(e));
    }
    List<Operand<T>> sums = new ArrayList<>();
    for (int s = 0; s < spec.subnodes(); s++) {
      List<Operand<T>> terms = bySubnode.get(s);
      sums.add(terms.isEmpty() ? columns.get(edges.size()) : sum(terms));
    }
    return tf.stack(sums, Stack.axis(rank - 1L));
  }

  private Operand<T> sum(List<Operand<T>> terms) {
    return terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
  }

  private List<? extends Operand<T>> unstacked(Operand<T> values, int rank) {
    long count = values.shape().get(rank - 1);
    return tf.unstack(values, count, Unstack.axis(rank - 1L)).output();
  }

  private Operand<T> withZero(Operand<T> values, int rank) {
    int[][] paddings = new int[rank][2];
    paddings[rank - 1][1] = 1;
    return tf.pad(values, tf.constant(paddings), precision.scalar(tf, 0));
  }
}
