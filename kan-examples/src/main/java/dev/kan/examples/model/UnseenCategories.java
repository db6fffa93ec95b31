// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import com.google.common.collect.Multiset;
import com.google.common.collect.TreeMultiset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts cells with categories that a model has never seen, which count as missing. */
final class UnseenCategories {
  private static final int MOST_SHOWN = 3;
  private static final int MOST_KEPT = 1000;

  private final Map<String, Long> cells = new LinkedHashMap<>();
  private final Map<String, Multiset<String>> texts = new LinkedHashMap<>();

  void add(String column, String text) {
    cells.merge(column, 1L, Long::sum);
    Multiset<String> kept = texts.computeIfAbsent(column, name -> TreeMultiset.create());
    if (kept.elementSet().size() < MOST_KEPT || kept.contains(text)) {
      kept.add(text);
    }
  }

  /** Returns a warning for each column with such cells. */
  List<String> warnings() {
    return cells.entrySet().stream().map(each -> warning(each.getKey(), each.getValue())).toList();
  }

  private String warning(String column, long count) {
    Multiset<String> unseen = texts.getOrDefault(column, TreeMultiset.create());
    int kinds = unseen.elementSet().size();
    String shown =
        unseen.entrySet().stream()
            .sorted((one, other) -> other.getCount() - one.getCount())
            .limit(MOST_SHOWN)
            .map(
                each -> String.format(Locale.ROOT, "\"%s\" %d", each.getElement(), each.getCount()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "column \"%s\": %d %s of a category that the model has not seen %s as missing: %s%s",
        column,
        count,
        count == 1 ? "cell" : "cells",
        count == 1 ? "counts" : "count",
        shown,
        kinds > MOST_SHOWN ? ", ..." : "");
  }
}
