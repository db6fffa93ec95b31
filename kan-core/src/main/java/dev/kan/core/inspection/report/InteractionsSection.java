// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.model.explanation.Interactions;
import java.util.List;

/** The section on what curves of single columns leave out. */
final class InteractionsSection {
  private static final int MOST_PAIRS = 10;
  private static final double LEAST_STRENGTH = 1e-4;

  private InteractionsSection() {}

  static Section of(Interactions interactions) {
    String body =
        interactions.share() == 0
            ? Html.paragraph(
                "There are none: the prediction is the sum of the effects of the columns.")
            : Html.paragraph(
                    "The sum of the effects of single columns leaves "
                        + Figures.percent(interactions.share())
                        + " of the variance of the predictions unexplained: there, the effect of a"
                        + " column depends on others.")
                + pairs(interactions);
    return new Section("interactions", "Interactions", body);
  }

  private static String pairs(Interactions interactions) {
    List<List<String>> rows =
        interactions.pairs().stream()
            .filter(pair -> pair.strength() >= LEAST_STRENGTH)
            .limit(MOST_PAIRS)
            .<List<String>>map(
                pair ->
                    ImmutableList.of(
                        Html.text(pair.first() + " and " + pair.second()),
                        Figures.percent(pair.strength())))
            .toList();
    return rows.isEmpty()
        ? ""
        : Html.table(
            "Pairs of columns by the share of the variance that involves both",
            ImmutableList.of("columns", "share"),
            rows);
  }
}
