// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** Feeds placeholders of any shape; owns the tensors. */
final class Feeds implements AutoCloseable {
  private final int samples;
  private final List<Tensor> tensors = new ArrayList<>();

  /** Feeds {@code samples} elements along each dimension of unknown size. */
  Feeds(int samples) {
    this.samples = samples;
  }

  /** Feeds a placeholder and returns the number of elements. */
  long feed(Session.Runner runner, Output<?> place) {
    Tensor tensor = tensor(place);
    tensors.add(tensor);
    runner.feed(place, tensor);
    return tensor.shape().size();
  }

  private Tensor tensor(Output<?> place) {
    Shape shape =
        Shape.of(
            Arrays.stream(place.shape().asArray())
                .map(size -> size == Shape.UNKNOWN_SIZE ? samples : size)
                .toArray());
    return switch (place.dataType()) {
      case DT_FLOAT ->
          TFloat32.tensorOf(shape, data -> data.scalars().forEach(x -> x.setFloat(0.3f)));
      case DT_DOUBLE ->
          TFloat64.tensorOf(shape, data -> data.scalars().forEach(x -> x.setDouble(0.3)));
      case DT_INT32 -> TInt32.tensorOf(shape, data -> data.scalars().forEach(x -> x.setInt(1)));
      case DT_STRING ->
          TString.tensorOf(
              NdArrays.vectorOfObjects(
                  Collections.nCopies(Math.toIntExact(shape.size()), "text")
                      .toArray(String[]::new)));
      default -> throw new AssertionError("no feed for " + place.dataType());
    };
  }

  @Override
  public void close() {
    tensors.forEach(Tensor::close);
  }
}
