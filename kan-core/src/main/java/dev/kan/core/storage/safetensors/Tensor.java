// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An array of finite numbers with a name and a shape, row-major. */
final class Tensor {
  private final String name;
  private final List<Integer> shape;
  private final double[] values;

  /**
   * Creates a tensor.
   *
   * @param name the name
   * @param shape the dimensions
   * @param values the elements, as many as the product of the dimensions; not copied
   * @throws IllegalArgumentException if an element is not finite
   */
  Tensor(String name, List<Integer> shape, double[] values) {
    this.name = name;
    this.shape = ImmutableList.copyOf(shape);
    this.values = values;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s: expected finite numbers; element %d is %s", name, i, values[i]));
      }
    }
  }

  String name() {
    return name;
  }

  /**
   * Returns this tensor if it has the given number of dimensions.
   *
   * @throws IllegalArgumentException if it has another one, or a dimension is 0
   */
  Tensor requireRank(int rank) {
    checkArgument(
        shape.size() == rank && values.length > 0,
        "%s: expected %s dimensions of 1 or more; got the shape %s",
        name,
        rank,
        shape);
    return this;
  }

  /**
   * Returns this tensor if it has the given shape.
   *
   * @throws IllegalArgumentException if it has another one
   */
  Tensor requireShape(int... expected) {
    checkArgument(
        shape.equals(Ints.asList(expected)),
        "%s: expected the shape %s; got %s",
        name,
        Arrays.toString(expected),
        shape);
    return this;
  }

  /** Returns a dimension. */
  int size(int axis) {
    return shape.get(axis);
  }

  /** Returns the elements, row-major. */
  double[] values() {
    return values.clone();
  }

  /** Returns a row of the tensor as an array (rows, last dimension). */
  double[] row(int index) {
    int columns = shape.get(shape.size() - 1);
    return Arrays.copyOfRange(values, index * columns, (index + 1) * columns);
  }

  /**
   * Returns the elements of a tensor of three dimensions with its dimensions in another order.
   *
   * @param axes the axis of this tensor that becomes each axis of the result
   */
  double[] permuted(int... axes) {
    int[] strides = {shape.get(1) * shape.get(2), shape.get(2), 1};
    double[] permuted = new double[values.length];
    int next = 0;
    for (int a = 0; a < shape.get(axes[0]); a++) {
      for (int b = 0; b < shape.get(axes[1]); b++) {
        for (int c = 0; c < shape.get(axes[2]); c++) {
          permuted[next++] =
              values[a * strides[axes[0]] + b * strides[axes[1]] + c * strides[axes[2]]];
        }
      }
    }
    return permuted;
  }

  /** Returns the elements of a tensor of two dimensions, column by column. */
  double[] transposed() {
    int rows = shape.get(0);
    int columns = shape.get(1);
    double[] transposed = new double[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        transposed[c * rows + r] = values[r * columns + c];
      }
    }
    return transposed;
  }
}
