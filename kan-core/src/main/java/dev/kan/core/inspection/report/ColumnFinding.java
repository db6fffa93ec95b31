// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.model.explanation.ColumnEffect;

/**
 * What a column does to the predictions.
 *
 * @param effect its effect
 * @param importance its share of all contributions
 */
record ColumnFinding(ColumnEffect effect, double importance) {
  String name() {
    return effect.column().name();
  }
}
