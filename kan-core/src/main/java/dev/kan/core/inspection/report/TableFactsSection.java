// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import java.util.ArrayList;
import java.util.List;

/** The section on how a model of tables came to be. */
final class TableFactsSection {
  private TableFactsSection() {}

  static Section of(TableReport report) {
    Kan kan = report.model().kan();
    List<List<String>> rows = new ArrayList<>();
    report.facts().forEach((name, value) -> rows.add(fact(name, value)));
    rows.add(fact("Loss trained for", report.model().loss().toString()));
    rows.add(fact("Widths of the network", kan.widths().toString()));
    rows.add(fact("Parameters", Long.toString(kan.parameterCount())));
    return new Section(
        "facts",
        "Facts",
        Html.table("Model and training", ImmutableList.of("fact", "value"), rows)
            + FactsSection.history(kan.provenance()));
  }

  private static List<String> fact(String name, String value) {
    return ImmutableList.of(Html.text(name), Html.text(value));
  }
}
