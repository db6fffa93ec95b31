// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.kan.core.BaseFunction;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;

/** Makes the parts of layers that the layouts share: knots and base functions. */
final class SplineLayers {
  private static final String BASE = "base";

  private SplineLayers() {}

  /**
   * Returns the knots of a layer. Their order is what remains of G + 2k + 1 knots without G + k
   * basis functions and the last knot.
   *
   * @param grid (inputs, G + 2k + 1)
   * @param inputs the number of inputs
   * @param basisCount the number of basis functions, G + k
   * @throws IllegalArgumentException if the tensor has another number of inputs, or knots do not
   *     increase
   */
  static Grid grid(Tensor grid, int inputs, int basisCount) {
    grid.requireRank(2);
    int order = grid.size(1) - basisCount - 1;
    grid.requireShape(inputs, grid.size(1));
    checkArgument(
        order >= 0 && order < basisCount && order <= KnotVector.MAX_ORDER,
        "%s: expected G + 2k + 1 knots for G + k = %s coefficients with k of 0 to %s; got %s knots",
        grid.name(),
        basisCount,
        KnotVector.MAX_ORDER,
        grid.size(1));
    ImmutableList.Builder<KnotVector> knots = ImmutableList.builder();
    for (int i = 0; i < inputs; i++) {
      try {
        knots.add(KnotVector.of(order, grid.row(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, input %s: %s".formatted(grid.name(), i, e.getMessage()), e);
      }
    }
    return new Grid(knots.build());
  }

  /**
   * Returns the base function that the metadata name, as in {@code silu} or {@code SiLU()}.
   *
   * @throws IllegalArgumentException if it is none of those that networks can have
   */
  static BaseFunction base(TensorFile tensors) {
    String name = tensors.metadata(BASE).orElse("silu");
    return switch (Ascii.toLowerCase(name).replace("()", "")) {
      case "silu", "swish" -> BaseFunction.SILU;
      case "identity" -> BaseFunction.IDENTITY;
      case "zero" -> BaseFunction.ZERO;
      default ->
          throw new IllegalArgumentException(
              "expected the base function silu, identity or zero; got \"" + name + "\"");
    };
  }
}
