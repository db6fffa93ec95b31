// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adds noise to the splines of active edges, for example to restart training that makes no
 * progress. Masked edges, symbolic parts and base functions are unchanged, and so is an edge whose
 * spline scale is 0.
 */
public final class Perturbation {
  private Perturbation() {}

  /**
   * Returns the network with noise: to every active edge is added a spline on its own knots with
   * independent coefficients {@code U(-magnitude, magnitude)}. Within its grid the edge changes by
   * at most the magnitude.
   *
   * @param kan the network
   * @param magnitude the size of the noise in the units of the edges' values, 0 or more
   * @param seed the seed; the same seed gives the same noise
   * @throws IllegalArgumentException if the magnitude is negative or not finite
   */
  public static Kan of(Kan kan, double magnitude, int seed) {
    checkArgument(
        magnitude >= 0 && Double.isFinite(magnitude),
        "the magnitude must be finite and 0 or more; got %s",
        magnitude);
    SeededRandom random = new SeededRandom(seed);
    List<KanLayer> layers = new ArrayList<>();
    for (KanLayer layer : kan.layers()) {
      layers.add(perturbed(layer, magnitude, random));
    }
    return kan.withLayers(layers)
        .withStep(
            "perturbed",
            Map.of("magnitude", Double.toString(magnitude), "seed", Integer.toString(seed)));
  }

  private static KanLayer perturbed(KanLayer layer, double magnitude, SeededRandom random) {
    LayerSpec spec = layer.spec();
    double[] scales = layer.values(ParameterKind.SPLINE_SCALE);
    double[] coefficients = layer.values(ParameterKind.COEFFICIENTS);
    for (int i = 0; i < spec.inputs(); i++) {
      for (int m = 0; m < spec.grid().basisCount(); m++) {
        for (int s = 0; s < spec.subnodes(); s++) {
          // drawn for masked edges too, so that the noise of one edge does not depend on the others
          double noise = random.uniform(-magnitude, magnitude);
          double scale = scales[spec.edgePosition(i, s)];
          if (layer.active(i, s) && scale != 0) {
            coefficients[spec.coefficientPosition(i, m, s)] += noise / scale;
          }
        }
      }
    }
    return layer.with(ParameterKind.COEFFICIENTS, coefficients);
  }
}
