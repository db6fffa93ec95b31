// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import java.util.List;

/**
 * The result of a grid update.
 *
 * @param kan the network on its new grid
 * @param warnings the inputs whose old grid was kept, with the reason; empty if there are none
 */
public record GridUpdateResult(Kan kan, List<GridWarning> warnings) {
  /** Copies the list. */
  public GridUpdateResult {
    warnings = ImmutableList.copyOf(warnings);
  }
}
