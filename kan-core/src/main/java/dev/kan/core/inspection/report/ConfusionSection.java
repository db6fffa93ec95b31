// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The section on actual and predicted classes: how many rows of each became which. */
final class ConfusionSection {
  private ConfusionSection() {}

  static Section of(ClassFindings findings) {
    int[][] counts = findings.confusion();
    return new Section("classes", "Classes", matrix(findings, counts) + classes(findings, counts));
  }

  private static String matrix(ClassFindings findings, int[][] counts) {
    List<String> headings =
        ImmutableList.<String>builder()
            .add("actual \u2193 predicted \u2192")
            .addAll(findings.labels())
            .build();
    List<List<String>> rows =
        IntStream.range(0, counts.length)
            .<List<String>>mapToObj(
                l ->
                    ImmutableList.<String>builder()
                        .add(Html.text(findings.labels().get(l)))
                        .addAll(cells(counts[l]))
                        .build())
            .toList();
    return "<div class=\"confusion\">"
        + Html.table(
            "Rows by actual and predicted class, with shares of the actual class", headings, rows)
        + "</div>\n";
  }

  private static List<String> cells(int... counts) {
    double sum = Arrays.stream(counts).sum();
    return Ints.asList(counts).stream().map(count -> cell(count, sum)).toList();
  }

  private static String cell(int count, double sum) {
    double share = sum > 0 ? count / sum : 0;
    return String.format(
        Locale.ROOT,
        "<div class=\"share\" style=\"--share:%.3f\">%d <small>%s</small></div>",
        share,
        count,
        count == 0 ? "" : Figures.percent(share));
  }

  private static String classes(ClassFindings findings, int[][] counts) {
    List<List<String>> rows =
        IntStream.range(0, counts.length)
            .<List<String>>mapToObj(
                l -> {
                  int actual = Arrays.stream(counts[l]).sum();
                  int predicted = Arrays.stream(counts).mapToInt(row -> row[l]).sum();
                  return ImmutableList.of(
                      Html.text(findings.labels().get(l)),
                      Integer.toString(actual),
                      Figures.percent((double) actual / findings.rows()),
                      Figures.percent((double) counts[l][l] / actual),
                      Figures.percent((double) counts[l][l] / predicted));
                })
            .toList();
    return Html.table(
        "Each class",
        ImmutableList.of(
            "class", "rows", "share", "found (recall)", "right when predicted (precision)"),
        rows);
  }
}
