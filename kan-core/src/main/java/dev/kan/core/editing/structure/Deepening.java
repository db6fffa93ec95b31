// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adds a layer to a network without changing its function. The new layer returns its inputs. Its
 * edges from each input to the node of the same index are splines that reproduce {@code x}: their
 * coefficients are the means of {@code k} neighbouring knots (Greville abscissae), and outside the
 * grid they continue as straight lines. All other edges are active and zero, so that training can
 * change them.
 */
public final class Deepening {
  private Deepening() {}

  /**
   * Returns the network with a layer that returns its inputs, placed before one of its layers, with
   * the same knots and base function.
   *
   * @param kan the network; its outputs change by rounding only
   * @param layer the index of the new layer, 0 to layers - 1
   * @throws IndexOutOfBoundsException if there is no such layer
   * @throws IllegalArgumentException if the splines of the layer that has this index now have order
   *     0, which cannot reproduce {@code x}
   */
  public static Kan before(Kan kan, int layer) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    layers.add(layer, identity(kan.layer(layer).spec()));
    return kan.withLayers(layers)
        .withStep("deepened", Map.of("before layer", Integer.toString(layer)));
  }

  private static KanLayer identity(LayerSpec next) {
    Grid grid = next.grid();
    checkArgument(
        grid.order() >= 1, "splines of order 0 cannot reproduce x; the layer's order is 0");
    int width = grid.inputs();
    LayerSpec spec =
        new LayerSpec(
            grid,
            NodeLayout.sums(width),
            next.base(),
            OutsideGrid.LINEAR,
            LayerSpec.FROZEN_BY_DEFAULT);
    double[] coefficients = ParameterKind.COEFFICIENTS.neutralValues(spec);
    for (int i = 0; i < width; i++) {
      KnotVector knots = grid.knots().get(i);
      for (int m = 0; m < grid.basisCount(); m++) {
        coefficients[(i * grid.basisCount() + m) * width + i] = abscissa(knots, m);
      }
    }
    return KanLayer.neutral(spec).with(ParameterKind.COEFFICIENTS, coefficients);
  }

  private static double abscissa(KnotVector knots, int function) {
    double sum = 0;
    for (int j = 1; j <= knots.order(); j++) {
      sum += knots.knot(function + j);
    }
    return sum / knots.order();
  }
}
