// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import dev.kan.core.KanLayer;
import java.io.IOException;

/** The names, shapes and meaning of the tensors of a library. */
sealed interface Layout permits PykanLayout, EfficientKanLayout, JaxKanLayout {
  /** Returns the name of the library. */
  String library();

  /** Returns the name of a tensor that each layer has and that no other library has. */
  String marker(int layer);

  /**
   * Returns a layer.
   *
   * @throws IllegalArgumentException if a tensor is missing or has the wrong shape, or the layer
   *     cannot be represented
   */
  KanLayer layer(TensorFile tensors, int layer) throws IOException;
}
