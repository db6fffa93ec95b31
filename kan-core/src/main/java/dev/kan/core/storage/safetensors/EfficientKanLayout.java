// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import com.google.common.collect.Sets;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.OutsideGrid;
import java.io.IOException;
import java.util.Set;

/**
 * The tensors of efficient-kan and of the {@code KAN} of qkan. Without {@code
 * enable_standalone_scale_spline} there is no {@code spline_scaler}.
 */
final class EfficientKanLayout implements Layout {
  @Override
  public String library() {
    return "efficient-kan";
  }

  @Override
  public String marker(int layer) {
    return prefix(layer) + "spline_weight";
  }

  @Override
  public KanLayer layer(TensorFile tensors, int layer) throws IOException {
    Tensor weights = tensors.tensor(marker(layer)).requireRank(3);
    int outputs = weights.size(0);
    int inputs = weights.size(1);
    Grid grid = SplineLayers.grid(tensors.tensor(prefix(layer) + "grid"), inputs, weights.size(2));
    String scaler = prefix(layer) + "spline_scaler";
    boolean scaled = tensors.has(scaler);
    Set<ParameterKind> frozen =
        scaled
            ? LayerSpec.FROZEN_BY_DEFAULT
            : Sets.union(LayerSpec.FROZEN_BY_DEFAULT, Set.of(ParameterKind.SPLINE_SCALE));
    LayerSpec spec =
        new LayerSpec(
            grid, NodeLayout.sums(outputs), SplineLayers.base(tensors), OutsideGrid.ZERO, frozen);
    KanLayer result =
        KanLayer.neutral(spec)
            .with(ParameterKind.COEFFICIENTS, weights.permuted(1, 2, 0))
            .with(
                ParameterKind.BASE_SCALE,
                tensors
                    .tensor(prefix(layer) + "base_weight")
                    .requireShape(outputs, inputs)
                    .transposed());
    return scaled
        ? result.with(
            ParameterKind.SPLINE_SCALE,
            tensors.tensor(scaler).requireShape(outputs, inputs).transposed())
        : result;
  }

  private static String prefix(int layer) {
    return "layers." + layer + ".";
  }
}
