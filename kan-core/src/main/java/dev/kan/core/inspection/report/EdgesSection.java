// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import java.util.Locale;
import java.util.stream.Collectors;

/** The section with a card for each edge in the picture. */
final class EdgesSection {
  private EdgesSection() {}

  static Section of(Findings findings) {
    long looked = findings.edges().stream().filter(each -> each.suggestions().isPresent()).count();
    String intro =
        Html.paragraph(
            "The edges in the picture, those with the highest scores first. Inputs are in the"
                + " network's own units; the shaded outline shows how they are distributed, and"
                + " ticks below are knots."
                + (looked > 0 ? suggested(looked) : ""));
    String cards = findings.edges().stream().map(EdgeCard::of).collect(Collectors.joining());
    return new Section("edges", "Edges", intro + "<div class=\"cards\">\n" + cards + "</div>\n");
  }

  private static String suggested(long looked) {
    return String.format(
        Locale.ROOT,
        " Functions were looked for on %d; the dashed line is the first of the suggestions, which"
            + " stand by their cost in bits, which weighs complexity and misfit, the lowest first.",
        looked);
  }
}
