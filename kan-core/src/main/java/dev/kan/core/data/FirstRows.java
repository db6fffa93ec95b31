// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Short texts of the first rows of a batch. */
final class FirstRows {
  private static final int ROWS = 3;
  private static final int COLUMNS = 6;
  private static final MathContext DIGITS = new MathContext(6);
  private static final String MORE = ", ...";

  private FirstRows() {}

  /** Returns the texts of the first rows, separated by commas. */
  static String of(int rows, IntFunction<String> text) {
    String first =
        IntStream.range(0, Math.min(rows, ROWS)).mapToObj(text).collect(Collectors.joining(", "));
    return rows > ROWS ? first + MORE : first;
  }

  /** Returns the first numbers, rounded, in brackets. */
  static String shown(double... row) {
    String first =
        Arrays.stream(row)
            .limit(COLUMNS)
            .mapToObj(FirstRows::rounded)
            .collect(Collectors.joining(", "));
    return "[" + (row.length > COLUMNS ? first + MORE : first) + "]";
  }

  private static String rounded(double value) {
    return Double.toString(
        Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value);
  }
}
