// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import static com.google.common.base.Preconditions.checkArgument;

/** The ranges that the settings of optimizers must lie in. */
final class Settings {
  private Settings() {}

  static void requirePositive(String name, double value) {
    checkArgument(value > 0 && Double.isFinite(value), "%s must be positive; got %s", name, value);
  }

  static void requireNotNegative(String name, double value) {
    checkArgument(
        value >= 0 && Double.isFinite(value), "%s must be 0 or more; got %s", name, value);
  }

  static void requireDecay(String name, double value) {
    checkArgument(value >= 0 && value < 1, "%s must lie in [0, 1); got %s", name, value);
  }
}
