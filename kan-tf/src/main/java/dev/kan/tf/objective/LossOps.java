// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.core.evaluation.metric.AbsoluteError;
import dev.kan.core.evaluation.metric.BinaryCrossEntropy;
import dev.kan.core.evaluation.metric.CrossEntropy;
import dev.kan.core.evaluation.metric.Huber;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.SquaredError;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.LatinNames;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.family.TFloating;

/**
 * Computes a {@link Loss} in ops, with the same values as in plain Java. TensorFlow can
 * differentiate the ops twice wherever the formula has second derivatives.
 *
 * @param <T> the type of the operands
 */
public final class LossOps<T extends TFloating> {
  private final Ops tf;
  private final Precision<T> precision;

  private LossOps(Ops tf, Precision<T> precision) {
    this.tf = LatinNames.of(tf);
    this.precision = precision;
  }

  /**
   * Returns an instance that adds ops to a graph.
   *
   * @param tf where to add the ops
   * @param precision the type of the operands
   */
  public static <T extends TFloating> LossOps<T> of(Ops tf, Precision<T> precision) {
    return new LossOps<>(tf, precision);
  }

  /**
   * Returns the mean loss of samples of equal weight.
   *
   * @param loss the loss of a sample
   * @param outputs the outputs, (samples, outputs)
   * @param targets the targets, (samples, outputs)
   * @return a scalar
   */
  public Operand<T> mean(Loss loss, Operand<T> outputs, Operand<T> targets) {
    return tf.math.mean(perSample(loss, outputs, targets), tf.constant(0));
  }

  /**
   * Returns the weighted mean loss of samples, {@code sum(w * loss) / sum(w)}, or 0 if all weights
   * are 0.
   *
   * @param loss the loss of a sample
   * @param outputs the outputs, (samples, outputs)
   * @param targets the targets, (samples, outputs)
   * @param weights the weights of the samples, (samples), 0 or more
   * @return a scalar
   */
  public Operand<T> weightedMean(
      Loss loss, Operand<T> outputs, Operand<T> targets, Operand<T> weights) {
    Operand<T> losses = perSample(loss, outputs, targets);
    Operand<T> sum = tf.sum(tf.math.mul(weights, losses), tf.constant(0));
    return tf.math.divNoNan(sum, tf.sum(weights, tf.constant(0)));
  }

  /**
   * Returns the loss of each sample.
   *
   * @param loss the loss of a sample
   * @param outputs the outputs, (samples, outputs)
   * @param targets the targets, (samples, outputs)
   * @return the losses, (samples)
   */
  public Operand<T> perSample(Loss loss, Operand<T> outputs, Operand<T> targets) {
    if (loss instanceof SquaredError) {
      Operand<T> difference = tf.math.sub(outputs, targets);
      return meanOfOutputs(tf.math.mul(difference, difference));
    } else if (loss instanceof AbsoluteError) {
      return meanOfOutputs(tf.math.abs(tf.math.sub(outputs, targets)));
    } else if (loss instanceof CrossEntropy) {
      return crossEntropy(outputs, targets);
    } else if (loss instanceof BinaryCrossEntropy) {
      return meanOfOutputs(binaryCrossEntropy(outputs, targets));
    }
    return meanOfOutputs(huber((Huber) loss, tf.math.sub(outputs, targets)));
  }

  private Operand<T> meanOfOutputs(Operand<T> ofOutputs) {
    return tf.math.mean(ofOutputs, tf.constant(1));
  }

  /**
   * Returns {@code sum t (log sum exp(y) - y)}, which is the cross-entropy of targets that add up
   * to 1.
   */
  private Operand<T> crossEntropy(Operand<T> outputs, Operand<T> targets) {
    Operand<T> highest =
        tf.stopGradient(tf.reduceMax(outputs, tf.constant(1), ReduceMax.keepDims(true)));
    Operand<T> logits = tf.math.sub(outputs, highest);
    Operand<T> logSum =
        tf.math.log(tf.sum(tf.math.exp(logits), tf.constant(1), Sum.keepDims(true)));
    return tf.sum(tf.math.mul(targets, tf.math.sub(logSum, logits)), tf.constant(1));
  }

  /**
   * Returns {@code log(1 + exp(y)) - t y}, written with ops that TensorFlow can differentiate
   * twice, unlike Softplus. Positive and negative outputs have different formulas, so that no
   * exponential is large; at 0 both have the right derivatives.
   */
  private Operand<T> binaryCrossEntropy(Operand<T> outputs, Operand<T> targets) {
    Operand<T> zero = precision.scalar(tf, 0);
    Operand<T> above = tf.math.maximum(outputs, zero);
    Operand<T> below = tf.math.minimum(outputs, zero);
    Operand<T> softplus =
        tf.select(
            tf.math.greater(outputs, zero),
            tf.math.add(above, tf.math.log1p(tf.math.exp(tf.math.neg(above)))),
            tf.math.log1p(tf.math.exp(below)));
    return tf.math.sub(softplus, tf.math.mul(targets, outputs));
  }

  /**
   * Returns {@code q (d - q/2)}, where d is the difference and q is d clipped to [-delta, delta].
   * This is the loss without a branch.
   */
  private Operand<T> huber(Huber loss, Operand<T> difference) {
    Operand<T> clipped =
        tf.math.maximum(
            tf.math.minimum(difference, precision.scalar(tf, loss.delta())),
            precision.scalar(tf, -loss.delta()));
    Operand<T> half = tf.math.mul(clipped, precision.scalar(tf, 0.5));
    return tf.math.mul(clipped, tf.math.sub(difference, half));
  }
}
