// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import java.util.Locale;

/**
 * Something about one input's grid that its user should know.
 *
 * @param layer the layer, from 0
 * @param input the layer's input, from 0
 * @param message what it is, as a sentence for people
 */
public record GridWarning(int layer, int input, String message) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "layer %d, input %d: %s", layer, input, message);
  }
}
