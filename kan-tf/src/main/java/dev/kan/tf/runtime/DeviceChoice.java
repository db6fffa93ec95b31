// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import static com.google.common.base.Preconditions.checkArgument;

/** The choice of the device that a graph runs on: {@link #ANY}, {@link #CPU} or {@link #gpu}. */
public sealed interface DeviceChoice {
  /** The device that TensorFlow chooses: the first GPU that it finds, otherwise the CPU. */
  DeviceChoice ANY = new Any();

  /** The CPU, even if there is a GPU. */
  DeviceChoice CPU = new Cpu();

  /**
   * Returns the choice of one GPU, which must exist when the graph is created.
   *
   * @param index the index among the GPUs of {@link Devices#list}, from 0
   * @throws IllegalArgumentException if it is negative
   */
  static DeviceChoice gpu(int index) {
    return new Gpu(index);
  }

  /** The choice {@link DeviceChoice#ANY}. */
  record Any() implements DeviceChoice {}

  /** The choice {@link DeviceChoice#CPU}. */
  record Cpu() implements DeviceChoice {}

  /**
   * The choice {@link DeviceChoice#gpu}. Operations for which TensorFlow has no GPU implementation
   * still run on the CPU.
   *
   * <p>TensorFlow cannot place gradients: they run on the first GPU that the process sees, whatever
   * the index. To train on another GPU only, make it the only visible one with the environment
   * variable {@code CUDA_VISIBLE_DEVICES}, and choose index 0.
   *
   * @param index the index of the GPU, from 0
   */
  record Gpu(int index) implements DeviceChoice {
    /**
     * Checks the index.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Gpu {
      checkArgument(index >= 0, "the index of a GPU must be 0 or more; got %s", index);
    }
  }
}
