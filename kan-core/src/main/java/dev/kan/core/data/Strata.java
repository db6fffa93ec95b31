// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a table by their class.
 *
 * @param classes the rows of each class, in random order
 * @param rows the number of rows of all classes
 */
record Strata(List<List<Integer>> classes, int rows) {
  static Strata of(TableColumn cells, int[] order) {
    ImmutableListMultimap.Builder<String, Integer> byClass = ImmutableListMultimap.builder();
    for (int row : order) {
      byClass.put(cells.isMissing(row) ? "" : cells.text(row), row);
    }
    return new Strata(
        byClass.build().asMap().values().stream()
            .map(ImmutableList::copyOf)
            .collect(ImmutableList.toImmutableList()),
        order.length);
  }

  /**
   * Returns some rows with the same share of each class, rounded by largest remainder (Hamilton's
   * method). A class is chosen as a whole only if there is no other choice.
   *
   * @param count the number of rows, less than all
   */
  int[] choose(int count) {
    List<Part> parts =
        classes.stream()
            .map(each -> Part.of(each, count, rows))
            .sorted(
                Comparator.comparing(Part::isAllIfRoundedUp)
                    .thenComparing(Part::remainder, Comparator.reverseOrder()))
            .toList();
    int roundedUp = count - parts.stream().mapToInt(Part::whole).sum();
    List<Integer> chosen = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      chosen.addAll(part.rows.subList(0, p < roundedUp ? part.whole + 1 : part.whole));
    }
    return Ints.toArray(chosen);
  }

  /**
   * The share of a class in the choice.
   *
   * @param rows the rows of the class
   * @param whole the number of rows to choose, rounded down
   * @param remainder what was rounded off, in parts of the number of rows of all classes
   */
  private record Part(List<Integer> rows, int whole, long remainder) {
    static Part of(List<Integer> rows, int count, int all) {
      long share = (long) rows.size() * count;
      return new Part(rows, (int) (share / all), share % all);
    }

    boolean isAllIfRoundedUp() {
      return whole + 1 >= rows.size();
    }
  }
}
