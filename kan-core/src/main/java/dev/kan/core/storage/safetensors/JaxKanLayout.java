// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import com.google.common.collect.Sets;
import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.OutsideGrid;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The parameters of jaxKAN's {@code spline} and {@code base} layers. A layer without residual has
 * no {@code c_res}, one without external weights no {@code c_spl}.
 */
final class JaxKanLayout implements Layout {
  @Override
  public String library() {
    return "jaxKAN";
  }

  @Override
  public String marker(int layer) {
    return prefix(layer) + "c_basis";
  }

  @Override
  public KanLayer layer(TensorFile tensors, int layer) throws IOException {
    Tensor weights = tensors.tensor(marker(layer)).requireRank(3);
    int outputs = weights.size(0);
    int inputs = weights.size(1);
    String splineScale = prefix(layer) + "c_spl";
    String baseScale = prefix(layer) + "c_res";
    String bias = prefix(layer) + "bias";
    Set<ParameterKind> frozen = EnumSet.copyOf(LayerSpec.FROZEN_BY_DEFAULT);
    if (tensors.has(bias)) {
      frozen.remove(ParameterKind.NODE_BIAS);
    }
    if (!tensors.has(splineScale)) {
      frozen.add(ParameterKind.SPLINE_SCALE);
    }
    KanLayer result =
        KanLayer.neutral(
                new LayerSpec(
                    SplineLayers.grid(
                        tensors.tensor(prefix(layer) + "grid"), inputs, weights.size(2)),
                    NodeLayout.sums(outputs),
                    tensors.has(baseScale) ? SplineLayers.base(tensors) : BaseFunction.ZERO,
                    OutsideGrid.ZERO,
                    Sets.immutableEnumSet(frozen)))
            .with(ParameterKind.COEFFICIENTS, weights.permuted(1, 2, 0));
    if (tensors.has(splineScale)) {
      result =
          result.with(
              ParameterKind.SPLINE_SCALE,
              tensors.tensor(splineScale).requireShape(outputs, inputs).transposed());
    }
    if (tensors.has(baseScale)) {
      result =
          result.with(
              ParameterKind.BASE_SCALE,
              tensors.tensor(baseScale).requireShape(outputs, inputs).transposed());
    }
    return tensors.has(bias)
        ? result.with(ParameterKind.NODE_BIAS, tensors.tensor(bias).requireShape(outputs).values())
        : result;
  }

  private static String prefix(int layer) {
    return "layers." + layer + ".";
  }
}
