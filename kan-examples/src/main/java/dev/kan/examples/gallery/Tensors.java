// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.data.Batch;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Converts samples to tensors. */
final class Tensors {
  private Tensors() {}

  static TFloat32 of(Batch batch) {
    double[] values = batch.toArray();
    float[] floats = new float[values.length];
    for (int v = 0; v < values.length; v++) {
      floats[v] = (float) values[v];
    }
    return TFloat32.tensorOf(Shape.of(batch.rows(), batch.columns()), DataBuffers.of(floats));
  }
}
