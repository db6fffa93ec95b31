// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import dev.kan.core.ParameterVector;
import dev.kan.tf.Precision;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The parts from which an optimizer builds its step.
 *
 * @param graph the graph
 * @param tf where to make the ops
 * @param precision the type of all numbers
 * @param layout what the elements of the variable are
 * @param variable the trainable parameters, one flat variable; changes only once {@code gradient}
 *     is complete
 * @param gradient the gradient, of the variable's shape; complete only when the step's loss is
 * @param rateFactor what to multiply the learning rate with at this step, a scalar
 */
public record StepContext<T extends TFloating>(
    Graph graph,
    Ops tf,
    Precision<T> precision,
    ParameterVector layout,
    Operand<T> variable,
    Output<T> gradient,
    Operand<T> rateFactor) {
  /** A learning rate at this step, a scalar. */
  public Operand<T> rate(double learningRate) {
    return tf.math.mul(precision.scalar(tf, learningRate), rateFactor);
  }
}
