// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The section on how much each column contributes to the predictions. */
final class ImportanceSection {
  private static final int MOST_SHOWN = 30;
  private static final String INTRO =
      Html.paragraph(
          "A column's share is its mean absolute contribution to the predictions, of the sum over"
              + " all columns. The shares add up to 100 %.");

  private ImportanceSection() {}

  static Section of(ColumnFindings findings) {
    List<ColumnFinding> sorted = findings.columns();
    double largest = sorted.get(0).importance();
    ImmutableList.Builder<List<String>> rows = ImmutableList.builder();
    sorted.stream()
        .limit(MOST_SHOWN)
        .map(each -> row(Html.text(each.name()), each.importance(), largest))
        .forEach(rows::add);
    if (sorted.size() > MOST_SHOWN) {
      double rest =
          sorted.stream()
              .skip(MOST_SHOWN)
              .collect(Collectors.summingDouble(ColumnFinding::importance));
      String others = Figures.count(sorted.size() - MOST_SHOWN, "other column") + " together";
      rows.add(ImmutableList.of(others, Figures.percent(rest), ""));
    }
    String table =
        Html.table("Importance of columns", ImmutableList.of("column", "share", ""), rows.build());
    return new Section(
        "importance", "Importance", INTRO + "<div class=\"importance\">" + table + "</div>\n");
  }

  private static List<String> row(String name, double share, double largest) {
    double width = largest > 0 ? Math.min(1, share / largest) : 0;
    return ImmutableList.of(
        name,
        Figures.percent(share),
        String.format(
            Locale.ROOT, "<div class=\"bar\" style=\"width:%.1f%%\"></div>", 100 * width));
  }
}
