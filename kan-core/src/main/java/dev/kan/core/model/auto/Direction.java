// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

/** How predictions change when a column of numbers rises and all else is equal. */
public enum Direction {
  /** Predictions never fall. */
  UP(1),
  /** Predictions never rise. */
  DOWN(-1);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  int sign() {
    return sign;
  }
}
