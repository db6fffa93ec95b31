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
 * The distance of a network's outputs y from the targets t of a sample, as one number that training
 * makes small: {@link #SQUARED_ERROR}, {@link #ABSOLUTE_ERROR}, {@link #CROSS_ENTROPY}, {@link
 * #BINARY_CROSS_ENTROPY} or {@link #huber}. Every loss is a convex function of the outputs, and
 * stays finite for finite outputs of ordinary size. Cross-entropies take logits, that is outputs
 * before softmax or sigmoid, and stay finite for logits of any size.
 *
 * <p>Losses are values without state. {@code toString} gives a text that {@link #parse} reads.
 */
// nothing but the constants below makes instances of the classes that have no parameters
@SuppressWarnings("ClassInitializationDeadlock")
public sealed interface Loss
    permits SquaredError, AbsoluteError, CrossEntropy, BinaryCrossEntropy, Huber {
  /** The mean over outputs of {@code (y - t)^2}. */
  Loss SQUARED_ERROR = new SquaredError();

  /** The mean over outputs of {@code |y - t|}. */
  Loss ABSOLUTE_ERROR = new AbsoluteError();

  /**
   * {@code -sum t log softmax(y)}, in nats: one output for each class, each sample's targets being
   * probabilities that add up to 1, one-hot for example.
   */
  Loss CROSS_ENTROPY = new CrossEntropy();

  /**
   * The mean over outputs of {@code -t log p - (1 - t) log(1 - p)} with {@code p = sigmoid(y)}, in
   * nats, targets being probabilities.
   */
  Loss BINARY_CROSS_ENTROPY = new BinaryCrossEntropy();

  /**
   * Returns Huber's loss, the mean over outputs of {@code e^2 / 2} up to {@code e = |y - t| =
   * delta} and of {@code delta (e - delta / 2)} beyond it.
   *
   * @param delta the error at which the parabola goes over into a straight line, in the unit of the
   *     targets, positive
   * @throws IllegalArgumentException if {@code delta} is not positive and finite
   */
  static Loss huber(double delta) {
    return new Huber(delta);
  }

  /**
   * Returns the loss that a text stands for.
   *
   * @param text {@code SQUARED_ERROR}, {@code ABSOLUTE_ERROR}, {@code CROSS_ENTROPY}, {@code
   *     BINARY_CROSS_ENTROPY}, or Huber's loss as {@code HUBER[delta=1.0]}
   * @throws IllegalArgumentException if it is another text
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
   * @param outputs one for each target
   * @param targets of the kind that {@link #requireTargets} asks for
   */
  double value(double[] outputs, double[] targets);

  /**
   * Computes the gradient of the loss of one sample with respect to the outputs. Where the absolute
   * error has none its element is 0.
   *
   * @param outputs one for each target
   * @param targets as above
   * @param gradient (outputs), all elements are set
   */
  void gradient(double[] outputs, double[] targets, double[] gradient);

  /** Tests whether this loss has a curvature, as second-order methods need it. */
  boolean hasCurvature();

  /**
   * Computes a root R of the curvature H of the loss of one sample, {@code R'R = H}. H is the
   * Hessian with respect to the outputs, except that Huber's loss, which is straight far away, has
   * the curvature of the parabola that touches it on both sides. With the outputs' Jacobian J the
   * generalised Gauss-Newton matrix is {@code (RJ)'(RJ)} (Schraudolph, Fast curvature matrix-vector
   * products, Neural Computation 14, 2002).
   *
   * @param outputs one for each target
   * @param targets as above
   * @param root (outputs, outputs), all elements are set
   * @throws UnsupportedOperationException if this loss has no curvature
   */
  void curvatureRoot(double[] outputs, double[] targets, double[][] root);

  /**
   * Returns the value of an output that makes its mean loss the smallest if it is the same for all
   * samples: the mean of its targets, their median, or the logit of their mean, for example.
   *
   * @param targets the targets of the output, one for each sample
   * @param weights as many, 0 or more, not all 0
   */
  double bestConstant(double[] targets, double[] weights);

  /**
   * Checks that targets are of the kind that this loss compares with.
   *
   * @param targets (samples, outputs)
   * @throws IllegalArgumentException if they are not; the message names row and column
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
   * Returns the mean loss of outputs, weighted as the samples are; samples of weight 0 do not enter
   * it.
   *
   * @param outputs (samples, outputs)
   * @param samples the samples that the outputs belong to
   * @throws IllegalArgumentException if the shapes of outputs and targets differ
   */
  default double mean(Batch outputs, Samples samples) {
    Targets.requireShape(outputs, samples.targets());
    return WeightedMean.of(this::value, outputs, samples.targets(), samples.weightValues());
  }

  /**
   * Returns the mean loss of a network, weighted as the samples are, computed in plain Java.
   *
   * @param kan the network
   * @param samples as wide as the network
   * @throws IllegalArgumentException if the samples do not fit the network
   */
  default double mean(Kan kan, Samples samples) {
    return mean(KanEvaluator.of(kan).evaluate(samples.inputs()), samples);
  }

  /**
   * Returns the outputs with the smallest mean loss among those that are the same for all samples.
   *
   * @param samples the targets and their weights
   * @return (outputs)
   */
  default double[] bestConstants(Samples samples) {
    double[] weights = samples.weightValues();
    double[] constants = new double[samples.targets().columns()];
    Arrays.setAll(constants, o -> bestConstant(samples.targets().column(o), weights));
    return constants;
  }

  /**
   * Returns the mean loss of the {@link #bestConstants}, which a network that has learnt something
   * stays below: for squared error the variance of the targets.
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
