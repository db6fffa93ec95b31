// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import java.util.EnumMap;
import java.util.Map;

/** Where the trainable kinds of one layer's parameters start in the flat vector. */
final class Offsets {
  private final Map<ParameterKind, Integer> starts = new EnumMap<>(ParameterKind.class);

  Offsets(ParameterVector layout, int layer) {
    for (ParameterVector.Block block : layout.blocks()) {
      if (block.layer() == layer) {
        starts.put(block.kind(), block.offset());
      }
    }
  }

  /** Whether training changes this kind. */
  boolean trains(ParameterKind kind) {
    return starts.containsKey(kind);
  }

  /** Where a trainable kind starts; -1 for another. */
  int of(ParameterKind kind) {
    return starts.getOrDefault(kind, -1);
  }
}
