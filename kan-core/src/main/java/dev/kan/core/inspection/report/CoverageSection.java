// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.editing.grid.GridWarning;
import java.util.List;

/** The section on grids that do not fit the training samples. */
final class CoverageSection {
  private CoverageSection() {}

  static Section of(Findings findings) {
    List<GridWarning> warnings =
        GridCoverage.of(findings.network().kan(), findings.inputs()).warnings();
    String body =
        warnings.isEmpty()
            ? Html.paragraph("No warnings: the grids fit the training samples.")
            : Html.table(
                "Grids that do not fit the training samples",
                ImmutableList.of("input", "layer", "warning"),
                warnings.stream()
                    .<List<String>>map(
                        each ->
                            ImmutableList.of(
                                Html.text(findings.network().input(each.layer(), each.input())),
                                Integer.toString(each.layer()),
                                Html.text(each.message())))
                    .toList());
    return new Section("coverage", "Grid coverage", body);
  }
}
