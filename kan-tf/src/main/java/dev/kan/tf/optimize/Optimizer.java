// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import java.util.function.Function;
import org.tensorflow.Graph;

/**
 * The rule by which a training changes parameters. The usual one is Adam:
 *
 * <pre>{@code
 * TensorFlowTrainer.builder().optimizer(Optimizer.adam(0.01)).build();
 * }</pre>
 *
 * <p>L-BFGS and Levenberg-Marquardt take all samples at every step and find their own step lengths;
 * for smooth losses, without noise, they come much further than the others. A rule of one's own is
 * a {@link GraphOptimizer}.
 */
public sealed interface Optimizer
    permits GraphOptimizer, Optimizer.QuasiNewton, Optimizer.DampedLeastSquares {
  /**
   * Returns Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1) with the decays of the paper, 0.9
   * and 0.999, and epsilon 1e-8.
   *
   * @param learningRate the step size alpha, positive
   * @throws IllegalArgumentException if it is not positive
   */
  static GraphOptimizer adam(double learningRate) {
    return Adam.withLearningRate(learningRate);
  }

  /**
   * Returns Adam with other decays.
   *
   * @param learningRate the step size alpha, positive
   * @param beta1 the decay of the first moment, in [0, 1)
   * @param beta2 the decay of the second moment, in [0, 1)
   * @param epsilon added to the root of the bias-corrected second moment, positive
   * @throws IllegalArgumentException if an argument is out of its range
   */
  static GraphOptimizer adam(double learningRate, double beta1, double beta2, double epsilon) {
    return new Adam(learningRate, beta1, beta2, epsilon);
  }

  /**
   * Returns Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2)
   * of 1e-2, as torch has it.
   *
   * @param learningRate the step size alpha, positive
   * @throws IllegalArgumentException if it is not positive
   */
  static GraphOptimizer adamW(double learningRate) {
    return adamW(learningRate, 1e-2);
  }

  /**
   * Returns Adam with decoupled weight decay. Coefficients and base scales decay, which make the
   * curves of edges; spline scales, whose neutral value is 1, and affine maps do not.
   *
   * @param learningRate the step size alpha, positive
   * @param weightDecay the share of a weight that it loses at a step, for a learning rate of 1; 0
   *     or more
   * @throws IllegalArgumentException if an argument is out of its range
   */
  static GraphOptimizer adamW(double learningRate, double weightDecay) {
    return new AdamW(Adam.withLearningRate(learningRate), weightDecay);
  }

  /**
   * Returns stochastic gradient descent.
   *
   * @param learningRate the step size, positive
   * @throws IllegalArgumentException if it is not positive
   */
  static GraphOptimizer sgd(double learningRate) {
    return new Sgd(learningRate, 0);
  }

  /**
   * Returns stochastic gradient descent with momentum: {@code v = momentum * v + g}, {@code w = w -
   * rate * v}.
   *
   * @param learningRate the step size, positive
   * @param momentum the share of the last direction that is kept, in [0, 1); 0 for none
   * @throws IllegalArgumentException if an argument is out of its range
   */
  static GraphOptimizer sgd(double learningRate, double momentum) {
    return new Sgd(learningRate, momentum);
  }

  /**
   * Returns an optimizer of tensorflow-framework. It cannot follow a {@link Schedule}, since it
   * keeps its learning rate as a constant of the graph, and its settings are not compared when a
   * training is resumed. Of the optimizers of version 1.0.0, Adam, Adamax and Nadam update their
   * counters in no fixed order and so do not give the same numbers twice; {@link #adam(double)}
   * does.
   *
   * <p>tensorflow-framework names its ops in the digits of the default locale, of which TensorFlow
   * takes Latin ones only; with others a training throws an {@link IllegalStateException}.
   *
   * @param optimizer makes the optimizer for a graph, {@code graph -> new Momentum(graph, 0.01f,
   *     0.9f)} for example
   */
  static GraphOptimizer framework(
      Function<Graph, org.tensorflow.framework.optimizers.Optimizer> optimizer) {
    return new FrameworkOptimizer(optimizer);
  }

  /** Returns L-BFGS with the default settings. */
  static Optimizer lbfgs() {
    return lbfgs(Lbfgs.defaults());
  }

  /**
   * Returns L-BFGS; a step is one of its iterations. It wants double precision.
   *
   * @param settings the settings of the method
   */
  static Optimizer lbfgs(Lbfgs settings) {
    return new QuasiNewton(settings);
  }

  /** Returns Levenberg-Marquardt with the default settings. */
  static Optimizer levenbergMarquardt() {
    return levenbergMarquardt(LevenbergMarquardt.defaults());
  }

  /**
   * Returns Levenberg-Marquardt, for every loss but the absolute error, without a penalty, and for
   * networks of up to a few thousand parameters. A step solves a linear system, in time that grows
   * with the cube of their number. It runs in plain Java and double precision, not on TensorFlow,
   * and never on a GPU.
   *
   * @param settings the settings of the method
   */
  static Optimizer levenbergMarquardt(LevenbergMarquardt settings) {
    return new DampedLeastSquares(settings);
  }

  /**
   * L-BFGS on all samples.
   *
   * @param settings the settings of the method
   */
  record QuasiNewton(Lbfgs settings) implements Optimizer {
    /** Returns the settings, as they stand in checkpoints and in the history of a network. */
    @Override
    public String toString() {
      return settings.toString();
    }
  }

  /**
   * Levenberg-Marquardt on all samples.
   *
   * @param settings the settings of the method
   */
  record DampedLeastSquares(LevenbergMarquardt settings) implements Optimizer {
    /** Returns the settings, as they stand in checkpoints and in the history of a network. */
    @Override
    public String toString() {
      return settings.toString();
    }
  }
}
