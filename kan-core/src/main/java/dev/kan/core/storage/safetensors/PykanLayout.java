// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.OutsideGrid;
import java.io.IOException;
import java.util.Locale;

/**
 * The tensors of pykan. The attributes {@code width} and {@code mult_arity} and the names of
 * symbolic functions, which are not among them, are read from the metadata.
 */
final class PykanLayout implements Layout {
  @Override
  public String library() {
    return "pykan";
  }

  @Override
  public String marker(int layer) {
    return splines(layer) + "coef";
  }

  @Override
  public KanLayer layer(TensorFile tensors, int layer) throws IOException {
    Tensor coefficients = tensors.tensor(marker(layer)).requireRank(3);
    int inputs = coefficients.size(0);
    int subnodes = coefficients.size(1);
    NodeLayout nodes =
        PykanNodes.of(
            tensors, layer, subnodes, tensors.tensor("node_bias_" + layer).requireRank(1).size(0));
    LayerSpec spec =
        new LayerSpec(
            SplineLayers.grid(
                tensors.tensor(splines(layer) + "grid"), inputs, coefficients.size(2)),
            nodes,
            SplineLayers.base(tensors),
            OutsideGrid.ZERO,
            LayerSpec.FROZEN_BY_DEFAULT);
    KanLayer numeric =
        KanLayer.neutral(spec)
            .with(ParameterKind.COEFFICIENTS, coefficients.permuted(0, 2, 1))
            .with(
                ParameterKind.BASE_SCALE,
                tensors
                    .tensor(splines(layer) + "scale_base")
                    .requireShape(inputs, subnodes)
                    .values())
            .with(
                ParameterKind.SPLINE_SCALE,
                tensors.tensor(splines(layer) + "scale_sp").requireShape(inputs, subnodes).values())
            .with(ParameterKind.SUBNODE_SCALE, affine(tensors, "subnode_scale_", layer, subnodes))
            .with(ParameterKind.SUBNODE_BIAS, affine(tensors, "subnode_bias_", layer, subnodes))
            .with(ParameterKind.NODE_SCALE, affine(tensors, "node_scale_", layer, nodes.nodes()))
            .with(ParameterKind.NODE_BIAS, affine(tensors, "node_bias_", layer, nodes.nodes()))
            .withMask(mask(tensors.tensor(splines(layer) + "mask").requireShape(inputs, subnodes)));
    return numeric.withSymbolic(PykanFunctions.curves(tensors, layer, inputs, subnodes));
  }

  private static double[] affine(TensorFile tensors, String name, int layer, int size)
      throws IOException {
    return tensors.tensor(name + layer).requireShape(size).values();
  }

  /**
   * Returns the elements of a mask as conditions.
   *
   * @throws IllegalArgumentException if an element is neither 0 nor 1
   */
  static boolean[] mask(Tensor tensor) {
    double[] values = tensor.values();
    boolean[] mask = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0 && values[i] != 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: expected 0 or 1 in a mask; element %d is %s",
                tensor.name(),
                i,
                values[i]));
      }
      mask[i] = values[i] == 1;
    }
    return mask;
  }

  private static String splines(int layer) {
    return "act_fun." + layer + ".";
  }
}
