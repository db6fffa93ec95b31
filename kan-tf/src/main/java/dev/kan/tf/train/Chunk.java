// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.types.family.TFloating;

/**
 * The tensors of one run: what to feed for the samples, and their targets. Owns both.
 *
 * @param place the op that {@code input} is fed to
 * @param input the inputs, or the first layer's basis
 * @param inputOwner closing it frees {@code input}
 * @param targets (rows, outputs)
 * @param rows the number of samples
 */
record Chunk<T extends TFloating>(
    Operand<T> place, Tensor input, Owner inputOwner, Tensor targets, int rows)
    implements AutoCloseable {
  @Override
  public void close() {
    inputOwner.close();
    targets.close();
  }

  /** Frees a tensor. */
  @FunctionalInterface
  interface Owner extends AutoCloseable {
    @Override
    void close();
  }
}
