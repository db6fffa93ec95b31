// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A measure of the distance between a network's outputs y and the targets t of a sample, which
 * training minimises: {@link #SQUARED_ERROR}, {@link #ABSOLUTE_ERROR}, {@link #CROSS_ENTROPY},
 * {@link #BINARY_CROSS_ENTROPY} or {@link #huber}. Every loss is a convex function of the outputs,
 * and is finite for finite outputs of ordinary size. Cross-entropies take logits, that is, outputs
 * before softmax or sigmoid, and are finite for logits of any size.
 *
 * <p>Losses are immutable. {@link #parse} reads the text that {@code toString} returns.
 *
 * <pre>{@code
 * double loss = Loss.huber(0.5).mean(kan, samples);
 * double lossOfBestConstants = Loss.huber(0.5).meanOfBestConstants(samples);
 * }</pre>
 */
// only the constants below create instances of the classes that have no parameters
@SuppressWarnings("ClassInitializationDeadlock")
public sealed interface Loss
    permits SquaredError, AbsoluteError, CrossEntropy, BinaryCrossEntropy, Huber {
  /** The squared error, the mean over outputs of {@code (y - t)^2}. */
  Loss SQUARED_ERROR = new SquaredError();

  /** The absolute error, the mean over outputs of {@code |y - t|}. */
  Loss ABSOLUTE_ERROR = new AbsoluteError();

  /**
   * The cross-entropy of softmax, {@code -sum t log softmax(y)}, in nats. There is one output for
   * each class, and the targets of a sample are probabilities that sum to 1, for example one-hot.
   */
  Loss CROSS_ENTROPY = new CrossEntropy();

  /**
   * The cross-entropy of sigmoid, the mean over outputs of {@code -t log p - (1 - t) log(1 - p)}
   * with {@code p = sigmoid(y)}, in nats. The targets are probabilities.
   */
  Loss BINARY_CROSS_ENTROPY = new BinaryCrossEntropy();

  /**
   * Returns Huber's loss, the mean over outputs of {@code e^2 / 2} up to {@code e = |y - t| =
   * delta} and of {@code delta (e - delta / 2)} beyond it.
   *
   * @param delta the error at which the parabola becomes a straight line, in the unit of the
   *     targets, positive
   * @throws IllegalArgumentException if {@code delta} is not positive and finite
   */
  static Loss huber(double delta) {
    return new Huber(delta);
  }

  /**
   * Returns the loss for a text.
   *
   * @param text {@code SQUARED_ERROR}, {@code ABSOLUTE_ERROR}, {@code CROSS_ENTROPY}, {@code
   *     BINARY_CROSS_ENTROPY}, or Huber's loss as {@code HUBER[delta=1.0]}
   * @throws IllegalArgumentException if the text is none of these
   */
  static Loss parse(String text) {
    return Stream.of(SQUARED_ERROR, ABSOLUTE_ERROR, CROSS_ENTROPY, BINARY_CROSS_ENTROPY)
        .filter(loss -> loss.toString().equals(text))
        .findFirst()
        .orElseGet(() -> Huber.parse(text));
  }

  /**
   * Returns the loss of one sample.
   *
   * @param outputs one number for each target
   * @param targets the targets, as in {@link #requireTargets}
   */
  double value(double[] outputs, double[] targets);

  /**
   * Computes the gradient of the loss of one sample with respect to the outputs. It is 0 for an
   * output at which the absolute error has no derivative.
   *
   * @param outputs one number for each target
   * @param targets the targets, as in {@link #requireTargets}
   * @param gradient the array for the result, one element for each output
   */
  void gradient(double[] outputs, double[] targets, double[] gradient);

  /** Returns true if this loss has a curvature, which second-order methods need. */
  boolean hasCurvature();

  /**
   * Computes a root R of the curvature H of the loss of one sample, {@code R'R = H}. H is the
   * Hessian with respect to the outputs, with one exception: Huber's loss, which is straight for
   * large errors, has the curvature of the parabola that touches it on both sides. With the
   * outputs' Jacobian J the generalised Gauss-Newton matrix is {@code (RJ)'(RJ)} (Schraudolph, Fast
   * curvature matrix-vector products, Neural Computation 14, 2002).
   *
   * @param outputs one number for each target
   * @param targets the targets, as in {@link #requireTargets}
   * @param root the array for the result, (outputs, outputs)
   * @throws UnsupportedOperationException if this loss has no curvature
   */
  void curvatureRoot(double[] outputs, double[] targets, double[][] root);

  /**
   * Returns the constant value of an output that has the smallest mean loss, for example the mean
   * of the targets, their median, or the logit of their mean.
   *
   * @param targets the targets of the output, one for each sample
   * @param weights the weights of the samples, 0 or more, not all 0
   */
  double bestConstant(double[] targets, double[] weights);

  /**
   * Checks that targets are valid for this loss.
   *
   * @param targets (samples, outputs)
   * @throws IllegalArgumentException if a target is not valid; the message names its row and column
   */
  void requireTargets(Batch targets);

  /**
   * Returns this loss if it has a curvature.
   *
   * @throws IllegalArgumentException if it has none
   */
  default Loss requireCurvature() {
    checkArgument(
        hasCurvature(),
        "second-order steps need a loss with a curvature, SQUARED_ERROR, CROSS_ENTROPY,"
            + " BINARY_CROSS_ENTROPY or HUBER; got %s",
        this);
    return this;
  }

  /**
   * Returns the mean loss of outputs, weighted by the weights of the samples. Samples of weight 0
   * are ignored.
   *
   * @param outputs (samples, outputs)
   * @param samples the targets and their weights
   * @throws IllegalArgumentException if the shapes of outputs and targets differ
   */
  default double mean(Batch outputs, Samples samples) {
    Targets.requireShape(outputs, samples.targets());
    return WeightedMean.of(this::value, outputs, samples.targets(), samples.weightValues());
  }

  /**
   * Returns the mean loss of a network in plain Java, weighted by the weights of the samples.
   *
   * @param kan the network
   * @param samples the inputs, targets and weights
   * @throws IllegalArgumentException if the samples do not fit the network
   */
  default double mean(Kan kan, Samples samples) {
    return mean(KanEvaluator.of(kan).evaluate(samples.inputs()), samples);
  }

  /**
   * Returns the constant outputs that have the smallest mean loss.
   *
   * @param samples the targets and their weights
   * @return one number for each output
   */
  default double[] bestConstants(Samples samples) {
    double[] weights = samples.weightValues();
    double[] constants = new double[samples.targets().columns()];
    Arrays.setAll(constants, o -> bestConstant(samples.targets().column(o), weights));
    return constants;
  }

  /**
   * Returns the mean loss of the {@link #bestConstants}, for squared error the variance of the
   * targets. A network that has learned something has a smaller loss.
   *
   * @param samples the targets and their weights
   */
  default double meanOfBestConstants(Samples samples) {
    double[] constants = bestConstants(samples);
    double[] values = new double[samples.size() * constants.length];
    Arrays.setAll(values, i -> constants[i % constants.length]);
    return mean(Batch.of(constants.length, values), samples);
  }
}
