// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import com.google.common.collect.ImmutableList;
import dev.kan.core.model.Column;
import dev.kan.core.training.additive.TermKind;
import java.util.List;

/**
 * A column that a model takes.
 *
 * @param column the column
 * @param kinds the kind of each of its network inputs
 */
record ChosenColumn(Column column, List<TermKind> kinds) {
  ChosenColumn {
    kinds = ImmutableList.copyOf(kinds);
  }
}
