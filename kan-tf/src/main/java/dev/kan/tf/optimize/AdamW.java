// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector.Block;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2). What
 * decays is what makes the curves of edges, coefficients and base scales; spline scales, whose
 * neutral value is 1, and affine maps do not.
 *
 * @param adam the settings that are Adam's
 * @param weightDecay the share of a weight that it loses at a step, for a learning rate of 1; 0 or
 *     more
 */
record AdamW(Adam adam, double weightDecay) implements GraphOptimizer {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if the weight decay is negative or not finite
   */
  public AdamW {
    Settings.requireNotNegative("weight decay", weightDecay);
  }

  /** The settings of {@link Adam#withLearningRate} and weight decay 1e-2, as torch has them. */
  public static AdamW withLearningRate(double learningRate) {
    return new AdamW(Adam.withLearningRate(learningRate), 1e-2);
  }

  @Override
  public <T extends TFloating> Op step(StepContext<T> context) {
    Ops tf = context.tf();
    double[] decays = new double[context.layout().size()];
    for (Block block : context.layout().blocks()) {
      boolean shapesCurves =
          block.kind() == ParameterKind.COEFFICIENTS || block.kind() == ParameterKind.BASE_SCALE;
      Arrays.fill(
          decays, block.offset(), block.offset() + block.size(), shapesCurves ? weightDecay : 0);
    }
    Operand<T> decay = context.precision().constant(tf, Shape.of(decays.length), decays);
    Ops afterGradient = tf.withControlDependencies(List.of(context.gradient()));
    Operand<T> lost =
        tf.math.mul(
            context.rate(adam.learningRate()),
            tf.math.mul(decay, afterGradient.identity(context.variable())));
    Op decayed = tf.assignSub(context.variable(), lost);
    return Moments.update(context, adam, List.of(decayed));
  }
}
