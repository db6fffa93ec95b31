// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.ParameterVector.Block;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The trainable parameters of one layer and their positions in the flat vector. */
final class TrainedParameters {
  private final KanLayer layer;
  private final Map<ParameterKind, Block> blocks = new EnumMap<>(ParameterKind.class);
  // where the coefficients start in the flat vector, -1 if they are frozen
  final int coefficientStart;
  // the other parameters without those of masked edges: their positions in the flat vector,
  // ascending, and in an array of all kinds but the coefficients, frozen or not, in their
  // declared order
  final int[] places;
  final int[] picks;

  TrainedParameters(ParameterVector layout, int index, KanLayer layer) {
    this.layer = layer;
    layout.blocks().stream()
        .filter(block -> block.layer() == index)
        .forEach(block -> blocks.put(block.kind(), block));
    coefficientStart = start(ParameterKind.COEFFICIENTS);
    boolean[] mask = layer.mask();
    ImmutableIntArray.Builder inVector = ImmutableIntArray.builder();
    ImmutableIntArray.Builder inAll = ImmutableIntArray.builder();
    int first = 0;
    for (ParameterKind kind : ParameterKind.values()) {
      if (kind == ParameterKind.COEFFICIENTS) {
        continue;
      }
      int size = kind.size(layer.spec());
      int start = start(kind);
      boolean ofEdges = kind == ParameterKind.BASE_SCALE || kind == ParameterKind.SPLINE_SCALE;
      for (int p = 0; start >= 0 && p < size; p++) {
        if (!ofEdges || mask[p]) {
          inVector.add(start + p);
          inAll.add(first + p);
        }
      }
      first += size;
    }
    places = inVector.build().toArray();
    picks = inAll.build().toArray();
  }

  private int start(ParameterKind kind) {
    Block block = blocks.get(kind);
    return block == null ? -1 : block.offset();
  }

  /** Returns the parameters of one kind at a point. Frozen ones are those of the layer. */
  double[] values(ParameterKind kind, double[] point) {
    Block block = blocks.get(kind);
    return block == null
        ? layer.values(kind)
        : Arrays.copyOfRange(point, block.offset(), block.offset() + block.size());
  }
}
