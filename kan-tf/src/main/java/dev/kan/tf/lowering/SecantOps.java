// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.ContributionEvaluator;
import dev.kan.core.evaluation.LayerReference;
import dev.kan.tf.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.family.TFloating;

/**
 * Computes what {@link ContributionEvaluator} computes for one layer, in ops: the values of its
 * edges, and how changes from the reference are passed on.
 */
final class SecantOps<T extends TFloating> {
  private final Ops tf;
  private final LayerSpec spec;
  private final Precision<T> precision;
  private final LayerParameters<T> parameters;
  private final Operand<T> weights;
  private final SymbolicOps<T> symbolic;
  private final LayerReference reference;

  SecantOps(
      Ops tf,
      LayerSpec spec,
      Precision<T> precision,
      LayerParameters<T> parameters,
      Operand<T> weights,
      SymbolicOps<T> symbolic,
      LayerReference reference) {
    this.tf = tf;
    this.spec = spec;
    this.precision = precision;
    this.parameters = parameters;
    this.weights = weights;
    this.symbolic = symbolic;
    this.reference = reference;
  }

  /**
   * Returns the values of the edges, (samples, inputs, subnodes).
   *
   * @param x the inputs, (samples, inputs)
   */
  Operand<T> edges(Operand<T> x) {
    int columns = Math.toIntExact(weights.shape().get(0)) / spec.inputs();
    Operand<T> basis =
        tf.reshape(
            new BasisOps<>(tf, spec, precision).call(x),
            tf.constant(new int[] {-1, spec.inputs(), columns}));
    Operand<T> perInput =
        tf.reshape(weights, tf.constant(new int[] {spec.inputs(), columns, spec.subnodes()}));
    Operand<T> numeric = tf.linalg.einsum(List.of(basis, perInput), "nif,ifs->nis");
    return symbolic.isEmpty() ? numeric : tf.math.add(numeric, symbolicParts(x));
  }

  private Operand<T> symbolicParts(Operand<T> x) {
    SymbolicValues<T> values = symbolic.values(x);
    int count = values.edges().size();
    Operand<T> padded =
        tf.pad(values.values(), tf.constant(new int[][] {{0, 0}, {0, 1}}), precision.scalar(tf, 0));
    long[] places = new long[spec.edgeCount()];
    Arrays.fill(places, count);
    for (int e = 0; e < count; e++) {
      SymbolicEdge edge = values.edges().get(e);
      places[spec.edgePosition(edge.input(), edge.subnode())] = e;
    }
    return tf.reshape(
        tf.gather(padded, tf.constant(places), tf.constant(1)),
        tf.constant(new int[] {-1, spec.inputs(), spec.subnodes()}));
  }

  /** Returns the nodes, (samples, nodes), given the values of the edges. */
  Operand<T> nodes(Operand<T> edges) {
    return new NodeOps<>(tf, spec, parameters).call(sums(edges));
  }

  private Operand<T> sums(Operand<T> edges) {
    return tf.reduceSum(edges, tf.constant(1));
  }

  /** Returns the multipliers of the nodes of a last layer, (1, nodes, nodes): 1 to themselves. */
  Operand<T> identity() {
    int nodes = spec.outputs();
    double[] identity = new double[nodes * nodes];
    for (int n = 0; n < nodes; n++) {
      identity[n * nodes + n] = 1;
    }
    return precision.constant(tf, Shape.of(1, nodes, nodes), identity);
  }

  /**
   * Returns the multipliers of the inputs, (samples, inputs, outputs).
   *
   * @param x the inputs, (samples, inputs)
   * @param edges the values of the edges there
   * @param multipliers those of the nodes, (samples or 1, nodes, outputs)
   */
  Operand<T> multipliers(Operand<T> x, Operand<T> edges, Operand<T> multipliers) {
    double[] inputs = reference.inputs().toArray();
    double[] limits =
        Arrays.stream(inputs)
            .map(each -> ContributionEvaluator.COINCIDENCE * (1 + Math.abs(each)))
            .toArray();
    Operand<T> change = tf.math.sub(x, constant(reference.inputs()));
    Operand<TBool> near =
        tf.math.lessEqual(
            tf.math.abs(change), precision.constant(tf, Shape.of(1, inputs.length), limits));
    Operand<T> divisor = tf.select(near, tf.onesLike(change), change);
    Operand<T> secants = tf.math.div(changes(edges), tf.expandDims(divisor, tf.constant(2)));
    Operand<T> slopes =
        tf.select(tf.expandDims(near, tf.constant(2)), cube(reference.slopes()), secants);
    return product(slopes, edges, multipliers);
  }

  /**
   * Returns the contributions of the inputs, (samples, inputs, outputs).
   *
   * @param edges the values of the edges
   * @param multipliers those of the nodes, (samples or 1, nodes, outputs)
   */
  Operand<T> contributions(Operand<T> edges, Operand<T> multipliers) {
    return product(changes(edges), edges, multipliers);
  }

  private Operand<T> changes(Operand<T> edges) {
    return tf.math.sub(edges, cube(reference.edges()));
  }

  private Operand<T> product(Operand<T> perEdge, Operand<T> edges, Operand<T> multipliers) {
    return tf.train.batchMatMul(perEdge, sumMultipliers(edges, multipliers), precision.type());
  }

  /** Returns the multipliers of the sums of edges, (samples or 1, subnodes, outputs). */
  private Operand<T> sumMultipliers(Operand<T> edges, Operand<T> multipliers) {
    NodeLayout layout = spec.nodes();
    long[] nodes = IntStream.range(0, spec.subnodes()).mapToLong(layout::nodeOf).toArray();
    Operand<T> scale =
        tf.math.mul(
            parameters.get(ParameterKind.SUBNODE_SCALE),
            tf.gather(
                parameters.get(ParameterKind.NODE_SCALE), tf.constant(nodes), tf.constant(0)));
    if (layout.products() > 0) {
      NodeOps<T> ops = new NodeOps<>(tf, spec, parameters);
      Operand<T> before = ops.subnodes(sums(cube(reference.edges())));
      scale =
          tf.math.mul(
              scale,
              new ProductShares<>(tf, precision, layout).of(before, ops.subnodes(sums(edges))));
    }
    return tf.math.mul(
        tf.gather(multipliers, tf.constant(nodes), tf.constant(1)),
        tf.expandDims(scale, tf.constant(-1)));
  }

  private Operand<T> constant(Batch values) {
    return precision.constant(tf, Shape.of(values.rows(), values.columns()), values.toArray());
  }

  private Operand<T> cube(Batch values) {
    return tf.expandDims(constant(values), tf.constant(0));
  }
}
