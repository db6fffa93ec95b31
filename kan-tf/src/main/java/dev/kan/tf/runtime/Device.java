// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

/**
 * A device that TensorFlow can run on.
 *
 * @param name TensorFlow's full name, {@code /job:localhost/replica:0/task:0/device:CPU:0}
 * @param type {@code CPU}, {@code GPU} or what a plugin calls its own
 * @param memoryBytes how much memory TensorFlow may take on it; for a CPU a nominal number, 256
 *     MiB, that limits nothing
 */
public record Device(String name, String type, long memoryBytes) {
  private static final String PREFIX = "/device:";

  /** The name without the process it belongs to: {@code CPU:0}, {@code GPU:1}. */
  public String shortName() {
    int start = name.lastIndexOf(PREFIX);
    return start < 0 ? name : name.substring(start + PREFIX.length());
  }
}
