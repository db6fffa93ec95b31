// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static com.google.common.base.Preconditions.checkArgument;

import java.lang.reflect.Array;
import java.util.Arrays;

/** Converts between flat row-major arrays and the nested arrays of JSON, and checks their shape. */
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
   * Returns the numbers of a nested array, row-major. Checks the size of the array before memory
   * for it is allocated.
   *
   * @throws IllegalArgumentException if the array does not have the shape; the message names the
   *     position
   */
  static double[] flatten(String name, Object nested, int... shape) {
    checkShape(name, nested, shape, 0);
    double[] flat = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    copy(nested, flat, 0);
    return flat;
  }

  private static void checkShape(String where, Object array, int[] shape, int depth) {
    checkArgument(array != null, "%s is null; expected shape %s", where, Arrays.toString(shape));
    int length = Array.getLength(array);
    checkArgument(
        length == shape[depth],
        "%s has length %s; expected %s (shape %s)",
        where,
        length,
        shape[depth],
        Arrays.toString(shape));
    if (depth < shape.length - 1) {
      for (int i = 0; i < length; i++) {
        checkShape(where + "[" + i + "]", Array.get(array, i), shape, depth + 1);
      }
    }
  }

  private static int copy(Object array, double[] flat, int start) {
    if (array instanceof double[] row) {
      System.arraycopy(row, 0, flat, start, row.length);
      return start + row.length;
    }
    int next = start;
    for (Object element : (Object[]) array) {
      next = copy(element, flat, next);
    }
    return next;
  }
}
