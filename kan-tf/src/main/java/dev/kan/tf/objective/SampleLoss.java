// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** The formula of a loss for one sample, made into ops for all of them. */
@FunctionalInterface
interface SampleLoss {
  /** From outputs and targets, both (samples, outputs), to (samples). */
  <T extends TFloating> Operand<T> of(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets);
}
