// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.base.Strings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The results of a fit, to read. */
final class FitSummary {
  private static final int MOST_WARNINGS = 20;

  private static final int MOST_OF_FORMULA = 400;

  private FitSummary() {}

  static void print(PrintWriter out, FitResults results) {
    out.printf(
        Locale.ROOT,
        "%s (%s) from %d rows; network %s, %d parameters, %.1f s%n",
        results.target(),
        results.task(),
        results.rows(),
        results.width(),
        results.parameters(),
        results.seconds());
    Map<String, Map<String, Double>> lines = new LinkedHashMap<>();
    lines.put("a constant", results.constant());
    if (!results.linear().isEmpty()) {
      lines.put("linear, rows not trained on", results.linear());
    }
    lines.put("the model, rows not trained on", results.validation());
    lines.put("the model, all rows", results.train());
    Set<String> names = results.validation().keySet();
    StringBuilder header = new StringBuilder(Strings.repeat(" ", 30));
    names.forEach(name -> header.append(' ').append(Strings.padStart(name, 13, ' ')));
    out.println(header);
    lines.forEach((label, scores) -> out.println(line(label, scores, names)));
    if (!results.candidates().isEmpty()) {
      out.println("tried, by the loss on rows not trained on");
    }
    for (Learned.Tried each : results.candidates()) {
      out.printf(
          Locale.ROOT,
          "  %-40s %10.4g +- %-8.2g%s%n",
          each.name(),
          each.loss(),
          each.standardError(),
          each.weight() > 0 ? String.format(Locale.ROOT, " weight %.2f", each.weight()) : "");
    }
    results.warnings().stream().limit(MOST_WARNINGS).forEach(each -> out.println("note: " + each));
    if (results.warnings().size() > MOST_WARNINGS) {
      out.printf(Locale.ROOT, "note: and %d more%n", results.warnings().size() - MOST_WARNINGS);
    }
    out.printf("formula: %s%n", results.onFormula());
    if (results.formula() != null) {
      boolean isShort = results.formula().length() <= MOST_OF_FORMULA;
      out.printf("  %s%n", isShort ? results.formula() : "it is long: see formula.txt");
    }
  }

  private static String line(String label, Map<String, Double> scores, Set<String> names) {
    StringBuilder line = new StringBuilder(Strings.padEnd(label, 30, ' '));
    for (String name : names) {
      Double score = scores.get(name);
      String shown = score == null ? "" : String.format(Locale.ROOT, "%.4g", score);
      line.append(' ').append(Strings.padStart(shown, 13, ' '));
    }
    return line.toString().stripTrailing();
  }
}
