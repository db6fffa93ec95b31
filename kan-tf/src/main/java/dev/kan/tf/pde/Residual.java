// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.pde;

import dev.kan.tf.lowering.InputDerivatives;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * By how much a function misses a differential equation.
 *
 * @param <T> the type of the operands
 */
@FunctionalInterface
public interface Residual<T extends TFloating> {
  /**
   * The residual as ops.
   *
   * @param tf where to make the ops
   * @param x the points, (points, inputs)
   * @param u the function with its derivatives there
   * @return (points, equations); zero where the equations hold
   */
  Operand<T> at(Ops tf, Operand<T> x, InputDerivatives<T> u);
}
