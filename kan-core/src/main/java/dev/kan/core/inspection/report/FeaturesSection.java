// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.kan.core.Kan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The section on the scores of inputs, for the outputs and for each node. */
final class FeaturesSection {
  private static final int MOST_CELLS = 400;
  private static final String INTRO =
      Html.paragraph(
          "An edge's score is the ratio of its standard deviation to that of the node it ends at,"
              + " times the score of that node; an input's is the sum over its edges. Scores are no"
              + " shares: they need not sum to 1, and where edges cancel each other they exceed 1.");

  private FeaturesSection() {}

  static Section of(Findings findings) {
    List<String> names = findings.network().names().inputs();
    double[] scores = findings.attribution().featureScores();
    double largest = Doubles.max(scores);
    List<List<String>> rows =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Collections.reverseOrder(Comparator.comparingDouble(i -> scores[i])))
            .<List<String>>map(
                i ->
                    ImmutableList.of(
                        Html.text(names.get(i)),
                        Html.number(scores[i]),
                        bar(largest > 0 ? scores[i] / largest : 0)))
            .toList();
    String table =
        Html.table(
            "How strongly the outputs vary through each input",
            ImmutableList.of("input", "score", "relative to the largest"),
            rows);
    return new Section("features", "Feature scores", INTRO + table + meetings(findings));
  }

  private static String bar(double ofLargest) {
    return String.format(
        Locale.ROOT, "<div class=\"bar\" style=\"width:%.1f%%\"></div>", 100 * ofLargest);
  }

  /** Returns the scores of inputs for each node, if a table of them is small enough to read. */
  private static String meetings(Findings findings) {
    Kan kan = findings.network().kan();
    List<Integer> widths = kan.widths();
    int nodes = widths.stream().skip(1).mapToInt(Integer::intValue).sum();
    if (nodes * kan.inputs() > MOST_CELLS) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    for (int level = 1; level < widths.size(); level++) {
      double[] scores = findings.attribution().featureScores(level);
      for (int node = 0; node < widths.get(level); node++) {
        ImmutableList.Builder<String> cells = ImmutableList.builder();
        cells.add(Html.text(name(findings.network(), level, node)));
        for (int i = 0; i < kan.inputs(); i++) {
          cells.add(Html.number(scores[i * widths.get(level) + node]));
        }
        rows.add(cells.build());
      }
    }
    List<String> headings =
        ImmutableList.<String>builder()
            .add("node")
            .addAll(findings.network().names().inputs())
            .build();
    return Html.table("Which inputs meet in which node: their scores for it alone", headings, rows);
  }

  private static String name(ReportedNetwork network, int level, int node) {
    return level == network.kan().layers().size()
        ? network.names().outputs().get(node)
        : String.format(Locale.ROOT, "node %d of layer %d", node, level - 1);
  }
}
