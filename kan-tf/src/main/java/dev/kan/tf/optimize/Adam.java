// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.tf.Precision;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Fill;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.ApplyAdam;
import org.tensorflow.types.family.TFloating;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1). One step counter serves all variables; it is
 * raised when all gradients are there and every update waits for it, so that a run gives the same
 * numbers every time.
 *
 * @param learningRate the step size alpha, positive
 * @param beta1 the decay of the first moment, in [0, 1)
 * @param beta2 the decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the bias-corrected second moment, positive
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements GraphOptimizer {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Adam {
    checkArgument(
        learningRate > 0 && Double.isFinite(learningRate),
        "the learning rate must be positive; got %s",
        learningRate);
    checkArgument(beta1 >= 0 && beta1 < 1, "beta1 must lie in [0, 1); got %s", beta1);
    checkArgument(beta2 >= 0 && beta2 < 1, "beta2 must lie in [0, 1); got %s", beta2);
    checkArgument(
        epsilon > 0 && Double.isFinite(epsilon), "epsilon must be positive; got %s", epsilon);
  }

  /** Adam with the decays of the paper, 0.9 and 0.999, and epsilon 1e-8. */
  public static Adam withLearningRate(double learningRate) {
    return new Adam(learningRate, 0.9, 0.999, 1e-8);
  }

  @Override
  public <T extends TFloating> Op step(
      Graph graph,
      Ops tf,
      Precision<T> precision,
      List<Variable<T>> variables,
      List<Output<T>> gradients) {
    Variable<T> counter = tf.withName("step").variable(precision.scalar(tf, 0));
    Operand<T> step =
        tf.withControlDependencies(ImmutableList.<Op>copyOf(gradients))
            .assignAdd(counter, precision.scalar(tf, 1));
    Operand<T> first = precision.scalar(tf, beta1);
    Operand<T> second = precision.scalar(tf, beta2);
    Operand<T> firstPower = tf.math.pow(first, step);
    Operand<T> secondPower = tf.math.pow(second, step);
    // ApplyAdam adds epsilon to the root of the moment before its bias is corrected
    Operand<T> uncorrectedEpsilon =
        tf.math.mul(
            precision.scalar(tf, epsilon),
            tf.math.sqrt(tf.math.sub(precision.scalar(tf, 1), secondPower)));
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Variable<T> variable = variables.get(i);
      updates.add(
          tf.train.applyAdam(
              variable,
              zeros(tf.withName("m" + i), tf, precision, variable.shape()),
              zeros(tf.withName("v" + i), tf, precision, variable.shape()),
              firstPower,
              secondPower,
              precision.scalar(tf, learningRate),
              first,
              second,
              uncorrectedEpsilon,
              gradients.get(i),
              ApplyAdam.useLocking(true)));
    }
    return tf.withControlDependencies(updates).noOp();
  }

  private static <T extends TFloating> Variable<T> zeros(
      Ops named, Ops tf, Precision<T> precision, Shape shape) {
    return named.variable(
        Fill.create(tf.scope(), tf.constant(shape.asArray()), precision.scalar(tf, 0)));
  }
}
