// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import static com.google.common.base.Preconditions.checkArgument;

import java.lang.reflect.Array;
import java.util.Arrays;

/** Between flat row-major arrays and the nested ones of JSON, with the shape checked on the way. */
final class NestedArrays {
  private NestedArrays() {}

  static double[][] nest(double[] flat, int columns) {
    double[][] nested = new double[flat.length / columns][];
    for (int r = 0; r < nested.length; r++) {
      nested[r] = Arrays.copyOfRange(flat, r * columns, (r + 1) * columns);
    }
    return nested;
  }

  static double[][][] nest(double[][] rows, int count) {
    double[][][] nested = new double[rows.length / count][][];
    for (int i = 0; i < nested.length; i++) {
      nested[i] = Arrays.copyOfRange(rows, i * count, (i + 1) * count);
    }
    return nested;
  }

  /**
   * The numbers of a nested array, row-major.
   *
   * @throws IllegalArgumentException if it is not of the shape; the message says where
   */
  static double[] flatten(String name, Object nested, int... shape) {
    double[] flat = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    copy(name, nested, shape, 0, flat, 0);
    return flat;
  }

  private static int copy(
      String where, Object array, int[] shape, int depth, double[] flat, int start) {
    checkArgument(array != null, "%s is null; expected shape %s", where, Arrays.toString(shape));
    int length = Array.getLength(array);
    checkArgument(
        length == shape[depth],
        "%s has length %s; expected %s (shape %s)",
        where,
        length,
        shape[depth],
        Arrays.toString(shape));
    if (depth == shape.length - 1) {
      System.arraycopy(array, 0, flat, start, length);
      return start + length;
    }
    int next = start;
    for (int i = 0; i < length; i++) {
      next = copy(where + "[" + i + "]", Array.get(array, i), shape, depth + 1, flat, next);
    }
    return next;
  }
}
