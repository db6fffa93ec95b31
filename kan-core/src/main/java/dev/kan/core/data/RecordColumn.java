// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Collects the cells of one name in records. */
final class RecordColumn {
  private RecordColumn() {}

  /**
   * Returns the column of a name: of numbers if one of its cells is a number.
   *
   * @throws IllegalArgumentException if it has numbers and texts
   */
  static TableColumn of(String name, List<? extends Map<String, ?>> records) {
    boolean numeric = records.stream().anyMatch(record -> record.get(name) instanceof Number);
    if (!numeric) {
      return new TextCells(records.stream().map(record -> text(record, name)).toList());
    }
    double[] numbers = new double[records.size()];
    for (int row = 0; row < numbers.length; row++) {
      if (records.get(row).get(name) instanceof Number number) {
        numbers[row] = number.doubleValue();
      } else if (text(records.get(row), name).isBlank()) {
        numbers[row] = Double.NaN;
      } else {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %d, column \"%s\": expected a number as in other rows; got \"%s\"",
                row,
                name,
                text(records.get(row), name)));
      }
    }
    return new NumberCells(numbers);
  }

  private static String text(Map<String, ?> record, String name) {
    return Objects.toString(record.get(name), "");
  }
}
