// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Numbers that go with the rows of a problem. */
final class Rows {
  private Rows() {}

  /** Returns rows at equal distances: all, if there are fewer than twice as many as asked for. */
  static int[] spread(int rows, int most) {
    int step = Math.max(1, rows / most);
    return IntStream.range(0, rows / step).map(i -> i * step).toArray();
  }

  /** Returns the numbers of some rows. */
  static double[] of(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** Returns the product of two numbers for each row. */
  static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, row -> a[row] * b[row]);
    return product;
  }

  /** Returns the absolute numbers. */
  static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  /** Returns true if all numbers are finite. */
  static boolean areFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
