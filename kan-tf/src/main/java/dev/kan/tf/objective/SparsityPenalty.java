// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.LayerTrace;
import dev.kan.tf.runtime.LatinNames;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.family.TFloating;

/**
 * Computes {@link Sparsity#penalty} in ops, to be added to a loss. The gradient is that of the
 * whole formula and is finite everywhere. Unlike this, pykan treats the deviations of subnodes as
 * constants in the gradients of its backward metrics.
 */
public final class SparsityPenalty<T extends TFloating> {
  private final Ops tf;
  private final Precision<T> precision;
  private final Sparsity sparsity;

  private SparsityPenalty(Ops tf, Precision<T> precision, Sparsity sparsity) {
    this.tf = LatinNames.of(tf);
    this.precision = precision;
    this.sparsity = sparsity;
  }

  /**
   * Returns the penalty of a network on a batch of samples.
   *
   * @param tf where to add the ops
   * @param precision the type of the operands
   * @param sparsity the factors and the metric of the penalty
   * @param trace the result of {@link dev.kan.tf.lowering.TfKan#trace} for the samples
   * @return a scalar
   */
  public static <T extends TFloating> Operand<T> of(
      Ops tf, Precision<T> precision, Sparsity sparsity, List<LayerTrace<T>> trace) {
    return new SparsityPenalty<>(tf, precision, sparsity).of(trace);
  }

  private Operand<T> of(List<LayerTrace<T>> trace) {
    List<Operand<T>> terms = new ArrayList<>();
    if (sparsity.l1() > 0 || sparsity.entropy() > 0) {
      sizes(trace).forEach(sizes -> addSizeTerms(terms, sizes));
    }
    trace.forEach(layer -> addCoefficientTerms(terms, layer));
    Operand<T> lambda = precision.scalar(tf, sparsity.lambda());
    return tf.math.mul(lambda, terms.isEmpty() ? precision.scalar(tf, 0) : tf.math.addN(terms));
  }

  private List<Operand<T>> sizes(List<LayerTrace<T>> trace) {
    DeviationOps<T> deviations = new DeviationOps<>(tf, precision);
    return switch (sparsity.metric()) {
      case EDGE_FORWARD_SPLINE_N ->
          trace.stream()
              .map(layer -> deviations.normalised(deviations.numericParts(layer), layer))
              .toList();
      case EDGE_FORWARD_SUM ->
          trace.stream()
              .map(layer -> deviations.normalised(deviations.edges(layer), layer))
              .toList();
      case EDGE_FORWARD_SPLINE_U -> trace.stream().map(deviations::numericParts).toList();
      case EDGE_BACKWARD -> new ScoreOps<>(tf, precision).edges(trace);
      case NODE_BACKWARD -> new ScoreOps<>(tf, precision).features(trace);
    };
  }

  private void addSizeTerms(List<Operand<T>> terms, Operand<T> sizes) {
    addTerm(terms, sparsity.l1(), tf.sum(sizes, tf.constant(new int[] {0, 1})));
    if (sparsity.entropy() > 0) {
      addTerm(terms, sparsity.entropy(), tf.math.add(entropy(sizes, 0), entropy(sizes, 1)));
    }
  }

  /** Returns the mean of the entropies along an axis, in bits. */
  private Operand<T> entropy(Operand<T> sizes, int axis) {
    Operand<T> sums = tf.sum(sizes, tf.constant(axis), Sum.keepDims(true));
    Operand<T> shares = tf.math.div(sizes, tf.math.add(sums, precision.scalar(tf, 1)));
    Operand<T> logs =
        tf.math.log(tf.math.add(shares, precision.scalar(tf, Sparsity.LOGARITHM_FLOOR)));
    Operand<T> entropies = tf.sum(tf.math.mul(shares, logs), tf.constant(axis));
    return tf.math.mul(
        tf.math.mean(entropies, tf.constant(0)), precision.scalar(tf, -1 / Math.log(2)));
  }

  private void addCoefficientTerms(List<Operand<T>> terms, LayerTrace<T> layer) {
    double factor = 1.0 / layer.spec().subnodes();
    int functions = layer.spec().grid().basisCount();
    Operand<T> coefficients = layer.coefficients();
    if (sparsity.coefficient() > 0) {
      addTerm(terms, sparsity.coefficient() * factor, absoluteSum(coefficients));
    }
    if (sparsity.smoothness() > 0 && functions > 1) {
      Operand<T> steps =
          tf.math.sub(
              functions(coefficients, 1, functions - 1), functions(coefficients, 0, functions - 1));
      addTerm(terms, sparsity.smoothness() * factor, absoluteSum(steps));
    }
  }

  private Operand<T> functions(Operand<T> coefficients, int from, int count) {
    return tf.slice(
        coefficients, tf.constant(new int[] {0, from, 0}), tf.constant(new int[] {-1, count, -1}));
  }

  private Operand<T> absoluteSum(Operand<T> values) {
    return tf.sum(tf.math.abs(values), tf.constant(new int[] {0, 1, 2}));
  }

  private void addTerm(List<Operand<T>> terms, double factor, Operand<T> scalar) {
    if (factor > 0) {
      terms.add(tf.math.mul(scalar, precision.scalar(tf, factor)));
    }
  }
}
