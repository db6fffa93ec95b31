// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The colours of curves, by number. */
final class Legend {
  private static final int COLOURS = 10;

  private Legend() {}

  /** Returns the class of the style sheet for a curve. */
  static String kind(int curve) {
    return "s" + curve % COLOURS;
  }

  /** Returns the names of several curves with their colours; nothing for a single one. */
  static String of(List<String> names) {
    return names.size() < 2
        ? ""
        : IntStream.range(0, names.size())
            .mapToObj(i -> "<li class=\"%s\">%s</li>".formatted(kind(i), Html.text(names.get(i))))
            .collect(Collectors.joining("", "<ul class=\"legend\">", "</ul>\n"));
  }
}
