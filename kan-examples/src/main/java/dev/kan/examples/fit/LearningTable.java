// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table to learn from.
 *
 * @param table the columns to learn from and the target, which is a column of texts if it holds
 *     classes; no cell of the target is missing
 * @param target the column to predict
 * @param notes what was left out
 */
record LearningTable(Table table, String target, List<String> notes) {
  LearningTable {
    notes = List.copyOf(notes);
  }

  /** Returns true if the target holds classes. */
  boolean holdsClasses() {
    return !table.column(target).isNumeric();
  }

  /** Returns true if a column holds texts, or numbers of which two different whole ones occur. */
  static boolean looksLikeClasses(TableColumn cells) {
    if (!cells.isNumeric()) {
      return true;
    }
    double[] distinct =
        IntStream.range(0, cells.rows())
            .filter(row -> !cells.isMissing(row))
            .mapToDouble(cells::number)
            .distinct()
            .limit(3)
            .toArray();
    return distinct.length == 2
        && Arrays.stream(distinct).allMatch(each -> each == Math.rint(each));
  }

  /** Returns a table with the cells of a column as texts. */
  static Table withTexts(Table table, String column) {
    Table.Builder changed = Table.builder();
    for (String name : table.names()) {
      TableColumn cells = table.column(name);
      if (cells.isNumeric() && !name.equals(column)) {
        changed.numbers(name, numbers(cells));
      } else {
        changed.texts(name, texts(cells));
      }
    }
    return changed.build();
  }

  private static double[] numbers(TableColumn cells) {
    return IntStream.range(0, cells.rows())
        .mapToDouble(row -> cells.isMissing(row) ? Double.NaN : cells.number(row))
        .toArray();
  }

  private static List<String> texts(TableColumn cells) {
    return IntStream.range(0, cells.rows())
        .mapToObj(row -> cells.isMissing(row) ? "" : cells.text(row))
        .toList();
  }

  /** Returns a checksum of the names and cells, by which a later run knows the table again. */
  String fingerprint() {
    Hasher hasher = Hashing.sha256().newHasher();
    for (String name : table.names()) {
      TableColumn cells = table.column(name);
      hasher.putInt(name.length()).putString(name, UTF_8).putInt(cells.rows());
      for (int r = 0; r < cells.rows(); r++) {
        String text = cells.isMissing(r) ? "" : cells.text(r);
        hasher.putInt(text.length()).putString(text, UTF_8);
      }
    }
    return hasher.hash().toString();
  }
}
