// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.Set;

/**
 * Draws starting points with random edges, layer after layer. The size of the edges depends on the
 * values that reach the layer: base parts have a standard deviation of {@code 1 / sqrt(inputs)} on
 * these, spline coefficients one of {@code 0.3 / sqrt(inputs)}.
 */
final class RandomStart {
  private static final double SPLINE_SIZE = 0.3;

  private RandomStart() {}

  /**
   * Draws the trainable splines and base functions of a network's edges anew. All else is
   * unchanged, including symbolic functions and their parameters.
   *
   * @param x the inputs, (samples, inputs)
   * @param gridIntervals the number of grid intervals of all layers
   * @param seed the seed of the start
   */
  static Kan draw(Kan kan, Batch x, int gridIntervals, int seed) {
    SeededRandom random = new SeededRandom(seed);
    ImmutableList.Builder<KanLayer> layers = ImmutableList.builder();
    Batch current = x;
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer placed = GridFollowing.UNIFORM.onRange(kan.layer(l), current, gridIntervals, l == 0);
      KanLayer drawn = draw(placed, current, random);
      layers.add(drawn);
      current = KanEvaluator.nodes(drawn, current);
    }
    return kan.withLayers(layers.build());
  }

  private static KanLayer draw(KanLayer layer, Batch inputs, SeededRandom random) {
    LayerSpec spec = layer.spec();
    Set<ParameterKind> trainable = spec.trainable();
    double fanIn = Math.sqrt(spec.inputs());
    KanLayer drawn = layer;
    if (trainable.contains(ParameterKind.BASE_SCALE)) {
      double[] sizes = BaseSize.of(layer, inputs);
      double[] scales = layer.values(ParameterKind.BASE_SCALE);
      for (int e = 0; e < scales.length; e++) {
        double size = sizes[e / spec.subnodes()] * fanIn;
        double scale = random.gaussian() / size;
        scales[e] = size > 0 && Double.isFinite(scale) ? scale : 0;
      }
      drawn = drawn.with(ParameterKind.BASE_SCALE, scales);
    }
    if (trainable.contains(ParameterKind.COEFFICIENTS)) {
      double[] coefficients = layer.values(ParameterKind.COEFFICIENTS);
      for (int c = 0; c < coefficients.length; c++) {
        coefficients[c] = SPLINE_SIZE * random.gaussian() / fanIn;
      }
      drawn = drawn.with(ParameterKind.COEFFICIENTS, coefficients);
    }
    return drawn;
  }
}
