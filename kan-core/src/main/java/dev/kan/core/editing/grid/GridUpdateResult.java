// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import java.util.List;

/**
 * A network on its new grid.
 *
 * @param kan the network
 * @param warnings the inputs whose old grid stays, and why; empty if all went well
 */
public record GridUpdateResult(Kan kan, List<GridWarning> warnings) {
  /** Copies the list. */
  public GridUpdateResult {
    warnings = ImmutableList.copyOf(warnings);
  }
}
