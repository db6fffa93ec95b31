// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import dev.kan.core.data.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects texts, each different one once in memory. */
final class CategoryCells implements Cells {
  private final List<String> texts = new ArrayList<>();
  private final Map<String, String> known = new HashMap<>();

  @Override
  public void add(String text) {
    texts.add(known.computeIfAbsent(text, same -> same));
  }

  @Override
  public void moveTo(Table.Builder table, String name) {
    table.texts(name, texts);
    texts.clear();
    known.clear();
  }
}
