// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

/**
 * A device that TensorFlow can run on.
 *
 * @param name TensorFlow's full name of the device, for example {@code
 *     /job:localhost/replica:0/task:0/device:CPU:0}
 * @param type {@code CPU}, {@code GPU} or the name that a plugin gives to its devices
 * @param memoryBytes the number of bytes that TensorFlow may allocate on it; for a CPU a nominal
 *     256 MiB, which limits nothing
 */
public record Device(String name, String type, long memoryBytes) {
  private static final String PREFIX = "/device:";

  /** Returns the name without the process that the device belongs to, for example {@code GPU:1}. */
  public String shortName() {
    int start = name.lastIndexOf(PREFIX);
    return start < 0 ? name : name.substring(start + PREFIX.length());
  }
}
