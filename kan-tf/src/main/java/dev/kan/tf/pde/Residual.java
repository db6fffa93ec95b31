// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.pde;

import dev.kan.tf.lowering.InputDerivatives;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The residual of a differential equation: the difference of its two sides.
 *
 * @param <T> the type of the operands
 */
@FunctionalInterface
public interface Residual<T extends TFloating> {
  /**
   * Adds the ops of the residual.
   *
   * @param tf where to add the ops
   * @param x the points, (points, inputs)
   * @param u the function and its derivatives at the points
   * @return the residuals, (points, equations); zero where an equation holds
   */
  Operand<T> at(Ops tf, Operand<T> x, InputDerivatives<T> u);
}
