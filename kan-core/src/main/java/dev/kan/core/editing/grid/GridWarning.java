// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import java.util.Locale;

/**
 * A warning about the grid of one input.
 *
 * @param layer the index of the layer, from 0
 * @param input the index of the layer's input, from 0
 * @param message the warning as a sentence for people
 */
public record GridWarning(int layer, int input, String message) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "layer %d, input %d: %s", layer, input, message);
  }
}
