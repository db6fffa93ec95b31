// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.core.SymbolicEdge;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.LayerTrace;
import dev.kan.tf.lowering.SymbolicValues;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.family.TFloating;

/**
 * Computes the standard deviations of {@link dev.kan.core.evaluation.attribution.LayerDeviations}
 * in ops. A value that does not vary has deviation 0 and gradient 0, where the gradient of a plain
 * square root would be infinite.
 */
final class DeviationOps<T extends TFloating> {
  private final Ops tf;
  private final Precision<T> precision;

  DeviationOps(Ops tf, Precision<T> precision) {
    this.tf = tf;
    this.precision = precision;
  }

  /**
   * Returns the deviations of the numeric parts of a layer's edges, (inputs, subnodes). They follow
   * from the covariance of each input's basis functions, in {@code O(samples inputs columns^2 +
   * inputs subnodes columns^2)} operations, most of them in matrix products.
   */
  Operand<T> numericParts(LayerTrace<T> layer) {
    int inputs = layer.spec().inputs();
    int columns = layer.columns();
    Operand<T> lines =
        tf.linalg.transpose(
            tf.reshape(layer.basis(), tf.constant(new int[] {-1, inputs, columns})),
            tf.constant(new int[] {1, 2, 0}));
    Operand<T> centred =
        tf.math.sub(lines, tf.math.mean(lines, tf.constant(2), Mean.keepDims(true)));
    Operand<T> weights =
        tf.reshape(
            layer.weights(), tf.constant(new int[] {inputs, columns, layer.spec().subnodes()}));
    Operand<T> freedom = freedom(layer.basis());
    Operand<T> covariance =
        tf.math.div(
            tf.train.batchMatMul(centred, centred, precision.type(), BatchMatMul.adjY(true)),
            freedom);
    Operand<T> images = tf.train.batchMatMul(covariance, weights, precision.type());
    Operand<T> variance = tf.sum(tf.math.mul(weights, images), tf.constant(1));
    Operand<T> own =
        tf.linalg.matrixDiagPartV3(covariance, tf.constant(0), precision.scalar(tf, 0));
    Operand<T> largest =
        tf.sum(
            tf.math.mul(tf.math.mul(weights, weights), tf.expandDims(own, tf.constant(-1))),
            tf.constant(1));
    // a variance below this is a rounding error, and its gradient would be one divided by a tiny
    // root
    double rounding = columns * precision.epsilon();
    return root(variance, tf.math.mul(largest, precision.scalar(tf, rounding)));
  }

  /** Returns the deviations of a layer's edges, (inputs, subnodes). */
  Operand<T> edges(LayerTrace<T> layer) {
    Operand<T> numeric = numericParts(layer);
    return layer.symbolic().map(parts -> replaced(numeric, layer, parts)).orElse(numeric);
  }

  /**
   * Returns the deviations of numeric parts, replaced by those of the whole edge for symbolic
   * edges.
   */
  private Operand<T> replaced(Operand<T> numeric, LayerTrace<T> layer, SymbolicValues<T> symbolic) {
    int inputs = layer.spec().inputs();
    int subnodes = layer.spec().subnodes();
    long[] places = LongStream.range(0, (long) inputs * subnodes).toArray();
    long[] ofEdges = new long[symbolic.edges().size()];
    for (int e = 0; e < ofEdges.length; e++) {
      SymbolicEdge edge = symbolic.edges().get(e);
      int place = edge.input() * subnodes + edge.subnode();
      ofEdges[e] = place;
      places[place] = (long) inputs * subnodes + e;
    }
    Operand<T> values = tf.math.add(symbolic.values(), numericValues(layer, ofEdges));
    Operand<T> all =
        tf.concat(
            List.of(tf.reshape(numeric, tf.constant(new int[] {-1})), columns(values)),
            tf.constant(0));
    return tf.reshape(
        tf.gather(all, tf.constant(places), tf.constant(0)),
        tf.constant(new int[] {inputs, subnodes}));
  }

  /** Returns the values of the numeric parts of the given edges, (samples, edges). */
  private Operand<T> numericValues(LayerTrace<T> layer, long... edges) {
    int inputs = layer.spec().inputs();
    int subnodes = layer.spec().subnodes();
    int columns = layer.columns();
    long[] from = Arrays.stream(edges).map(edge -> edge / subnodes).toArray();
    Operand<T> functions =
        tf.gather(
            tf.reshape(layer.basis(), tf.constant(new int[] {-1, inputs, columns})),
            tf.constant(from),
            tf.constant(1));
    Operand<T> weights =
        tf.reshape(
            tf.linalg.transpose(
                tf.reshape(layer.weights(), tf.constant(new int[] {inputs, columns, subnodes})),
                tf.constant(new int[] {0, 2, 1})),
            tf.constant(new int[] {-1, columns}));
    Operand<T> ofEdges = tf.gather(weights, tf.constant(edges), tf.constant(0));
    return tf.sum(tf.math.mul(functions, ofEdges), tf.constant(2));
  }

  /**
   * Returns deviations of a layer's edges divided by those of their inputs plus a floor, (inputs,
   * subnodes).
   */
  Operand<T> normalised(Operand<T> edges, LayerTrace<T> layer) {
    Operand<T> inputs = tf.expandDims(columns(layer.inputs()), tf.constant(-1));
    return tf.math.div(edges, tf.math.add(inputs, precision.scalar(tf, Sparsity.INPUT_FLOOR)));
  }

  /**
   * Returns the deviations of a layer's edges divided by those of their subnodes plus a floor,
   * (inputs, subnodes).
   */
  Operand<T> edgeShares(LayerTrace<T> layer) {
    return tf.math.div(
        edges(layer),
        tf.math.add(columns(layer.edgeSums()), precision.scalar(tf, Attribution.DEVIATION_FLOOR)));
  }

  /** Returns the deviation of each column. */
  private Operand<T> columns(Operand<T> x) {
    Operand<T> centred = centred(x);
    Operand<T> variance =
        tf.math.div(tf.sum(tf.math.mul(centred, centred), tf.constant(0)), freedom(x));
    return root(variance, precision.scalar(tf, 0));
  }

  private Operand<T> centred(Operand<T> x) {
    return tf.math.sub(x, tf.math.mean(x, tf.constant(0), Mean.keepDims(true)));
  }

  /** Returns the number of samples less one, at least 1. */
  private Operand<T> freedom(Operand<T> x) {
    Operand<T> samples =
        tf.dtypes.cast(tf.gather(tf.shape(x), tf.constant(0), tf.constant(0)), precision.type());
    Operand<T> one = precision.scalar(tf, 1);
    return tf.math.maximum(tf.math.sub(samples, one), one);
  }

  private Operand<T> root(Operand<T> variance, Operand<T> floor) {
    var varies = tf.math.greater(variance, floor);
    Operand<T> safe = tf.select(varies, variance, precision.scalar(tf, 1));
    return tf.select(varies, tf.math.sqrt(safe), precision.scalar(tf, 0));
  }
}
