// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** The sections of a report on a network. */
final class NetworkPage {
  private NetworkPage() {}

  static String of(ReportSettings settings) {
    return Page.of(settings.title(), sections(Findings.of(settings)));
  }

  private static List<Section> sections(Findings findings) {
    ReportSettings settings = findings.settings();
    ImmutableList.Builder<Section> sections = ImmutableList.builder();
    sections.add(PictureSection.of(findings), FormulaSection.of(settings.network()));
    if (!settings.metrics().isEmpty()) {
      sections.add(MetricsSection.of(findings));
    }
    sections.add(FeaturesSection.of(findings));
    LossSection.of(settings.losses()).ifPresent(sections::add);
    return sections
        .add(CoverageSection.of(findings), FactsSection.of(settings), EdgesSection.of(findings))
        .build();
  }
}
