// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers that a model takes or gives under one name. */
public final class Cells {
  private final List<Integer> shape;
  private final double[] values;

  private Cells(List<Integer> shape, double... values) {
    if (values.length != shape.stream().reduce(1, Math::multiplyExact)) {
      throw new IllegalArgumentException(values.length + " numbers do not fill the shape " + shape);
    }
    this.shape = shape;
    this.values = values;
  }

  /** Reads nested arrays, in which null is a missing cell. */
  static Cells of(JsonNode array) {
    if (array.isEmpty() || !array.get(0).isArray()) {
      return new Cells(List.of(array.size()), numbers(array));
    }
    double[] values =
        IntStream.range(0, array.size())
            .mapToObj(row -> numbers(array.get(row)))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    return new Cells(List.of(array.size(), array.get(0).size()), values);
  }

  private static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size())
        .mapToDouble(i -> array.get(i).isNull() ? Double.NaN : array.get(i).doubleValue())
        .toArray();
  }

  /** Returns the shape: (rows) of a column and (rows, n) of a matrix. */
  public List<Integer> shape() {
    return shape;
  }

  /** Returns the number of rows. */
  public int rows() {
    return shape.get(0);
  }

  /** Returns the shape as TensorFlow and ONNX Runtime take it. */
  public long[] longShape() {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }

  /** Returns the numbers, row by row; NaN is a missing cell. */
  public double[] values() {
    return values.clone();
  }

  /** Returns the numbers in single precision. */
  public float[] floats() {
    float[] floats = new float[values.length];
    for (int v = 0; v < floats.length; v++) {
      floats[v] = (float) values[v];
    }
    return floats;
  }

  /**
   * Returns the largest difference from these numbers, as a share of the largest number in the same
   * column.
   *
   * @throws IllegalArgumentException if there are more or fewer numbers
   */
  public double difference(float... computed) {
    if (computed.length != values.length) {
      throw new IllegalArgumentException(
          "expected " + values.length + " numbers; got " + computed.length);
    }
    int columns = values.length / rows();
    double largest = 0;
    for (int column = 0; column < columns; column++) {
      double difference = 0;
      double size = 0;
      for (int v = column; v < values.length; v += columns) {
        // Math.max keeps NaN, so that one never counts as small
        difference = Math.max(difference, Math.abs(computed[v] - values[v]));
        size = Math.max(size, Math.abs(values[v]));
      }
      largest = Math.max(largest, difference / size);
    }
    return largest;
  }
}
