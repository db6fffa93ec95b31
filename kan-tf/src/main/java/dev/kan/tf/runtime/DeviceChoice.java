// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import static com.google.common.base.Preconditions.checkArgument;

/** Which device a graph runs on: {@link #ANY}, {@link #CPU} or {@link #gpu}. */
public sealed interface DeviceChoice {
  /** Where TensorFlow puts it: on the first GPU it sees, without one on the CPU. */
  DeviceChoice ANY = new Any();

  /** On the CPU, even where there is a GPU. */
  DeviceChoice CPU = new Cpu();

  /**
   * On one GPU, which must be there when the graph is made.
   *
   * @param index which of those in {@link Devices#list}, from 0
   * @throws IllegalArgumentException if it is negative
   */
  static DeviceChoice gpu(int index) {
    return new Gpu(index);
  }

  /** See {@link DeviceChoice#ANY}. */
  record Any() implements DeviceChoice {}

  /** See {@link DeviceChoice#CPU}. */
  record Cpu() implements DeviceChoice {}

  /**
   * See {@link DeviceChoice#gpu}. Operations for which TensorFlow has no GPU implementation still
   * run on the CPU. TensorFlow's gradients cannot be given a device and run on the first GPU that
   * the process sees, whatever the index here: to train on another GPU alone, show the process only
   * that one by the environment variable {@code CUDA_VISIBLE_DEVICES}, and take index 0.
   *
   * @param index which GPU, from 0
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
