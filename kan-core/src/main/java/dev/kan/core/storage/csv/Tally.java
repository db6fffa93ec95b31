// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts cells, and different texts as far as these matter. */
final class Tally {
  private final int most;
  private final Set<String> texts = new HashSet<>();
  private long cells;
  private long firstLine = Long.MAX_VALUE;
  private String firstText = "";

  /** Creates a tally that tells apart up to one text more than {@code most}. */
  Tally(int most) {
    this.most = most;
  }

  static Tally sum(int most, List<Tally> parts) {
    Tally sum = new Tally(most);
    for (Tally part : parts) {
      sum.cells += part.cells;
      sum.texts.addAll(part.texts);
      if (part.firstLine < sum.firstLine) {
        sum.firstLine = part.firstLine;
        sum.firstText = part.firstText;
      }
    }
    return sum;
  }

  void add(String text, long line) {
    if (cells == 0) {
      firstLine = line;
      firstText = text;
    }
    cells++;
    if (texts.size() <= most) {
      texts.add(text);
    }
  }

  long cells() {
    return cells;
  }

  /** Returns the number of different texts; if it is above the most, it may be too small. */
  int distinct() {
    return texts.size();
  }

  /** Returns the line of the first cell. */
  long firstLine() {
    return firstLine;
  }

  String firstText() {
    return firstText;
  }
}
