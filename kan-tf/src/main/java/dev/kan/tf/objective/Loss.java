// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.LatinNames;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * How far outputs are from their targets, as one number. Differentiable, and twice so wherever the
 * formula is. Cross-entropies take logits, that is outputs before softmax or sigmoid, and stay
 * finite for logits of any size.
 */
public final class Loss {
  /** The mean over samples and outputs of {@code (y - t)^2}. */
  public static final Loss SQUARED_ERROR =
      new Loss("SQUARED_ERROR", SampleLosses::squaredError, Metric.ROOT_MEAN_SQUARED_ERROR);

  /** The mean over samples and outputs of {@code |y - t|}. */
  public static final Loss ABSOLUTE_ERROR =
      new Loss("ABSOLUTE_ERROR", SampleLosses::absoluteError, Metric.MEAN_ABSOLUTE_ERROR);

  /**
   * The mean over samples of {@code -sum t log softmax(y)}: one output for each class, each
   * sample's targets being probabilities that add up to 1, one-hot for example.
   */
  public static final Loss CROSS_ENTROPY =
      new Loss("CROSS_ENTROPY", SampleLosses::crossEntropy, Metric.CROSS_ENTROPY);

  /**
   * The mean over samples and outputs of {@code -t log p - (1 - t) log(1 - p)} with {@code p =
   * sigmoid(y)}, targets being probabilities.
   */
  public static final Loss BINARY_CROSS_ENTROPY =
      new Loss(
          "BINARY_CROSS_ENTROPY", SampleLosses::binaryCrossEntropy, Metric.BINARY_CROSS_ENTROPY);

  private final String name;
  private final SampleLoss formula;
  private final Metric sibling;

  /** The sibling is the metric that compares with the same kind of targets. */
  private Loss(String name, SampleLoss formula, Metric sibling) {
    this.name = name;
    this.formula = formula;
    this.sibling = sibling;
  }

  /**
   * The mean over samples and outputs of Huber's loss: with {@code e = |y - t|} it is {@code e^2 /
   * 2} up to {@code delta} and goes on as the tangent, {@code delta (e - delta / 2)}.
   *
   * @param delta where the square ends, positive
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public static Loss huber(double delta) {
    checkArgument(
        delta > 0 && Double.isFinite(delta), "Huber's delta must be positive; got %s", delta);
    return new Loss("HUBER[delta=" + delta + "]", new HuberLoss(delta), Metric.MEAN_ABSOLUTE_ERROR);
  }

  /**
   * The loss of each sample as an op.
   *
   * @param tf where to make the ops
   * @param precision the type of the operands
   * @param outputs (samples, outputs)
   * @param targets (samples, outputs)
   * @return (samples)
   */
  public <T extends TFloating> Operand<T> perSample(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets) {
    return formula.of(LatinNames.of(tf), precision, outputs, targets);
  }

  /**
   * The mean loss as an op.
   *
   * @param tf where to make the ops
   * @param precision the type of the operands
   * @param outputs (samples, outputs)
   * @param targets (samples, outputs)
   * @return a scalar
   */
  public <T extends TFloating> Operand<T> mean(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets) {
    Ops named = LatinNames.of(tf);
    return named.math.mean(perSample(named, precision, outputs, targets), named.constant(0));
  }

  /**
   * The weighted mean loss as an op, {@code sum(w * loss) / sum(w)}; 0 if all weights are 0.
   *
   * @param tf where to make the ops
   * @param precision the type of the operands
   * @param outputs (samples, outputs)
   * @param targets (samples, outputs)
   * @param weights (samples), 0 or more
   * @return a scalar
   */
  public <T extends TFloating> Operand<T> weightedMean(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets, Operand<T> weights) {
    Ops named = LatinNames.of(tf);
    Operand<T> losses = perSample(named, precision, outputs, targets);
    Operand<T> sum = named.sum(named.math.mul(weights, losses), named.constant(0));
    return named.math.divNoNan(sum, named.sum(weights, named.constant(0)));
  }

  /**
   * Checks that targets are of the kind that this loss compares with.
   *
   * @param targets (samples, outputs)
   * @throws IllegalArgumentException if they are not; the message names row and column
   */
  public void requireTargets(Batch targets) {
    sibling.requireTargets(targets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Loss that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
