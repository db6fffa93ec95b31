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
import java.util.EnumSet;
import java.util.Set;

/** Draws starting points whose edges are straight lines of random slopes. Base scales are 0. */
final class StraightStart {
  private StraightStart() {}

  /**
   * Draws the edges of a network anew.
   *
   * @param kan a network with trainable coefficients
   * @param x the inputs, (samples, inputs)
   * @param gridIntervals the number of grid intervals of all layers
   * @param seed the seed of the start
   */
  static Kan draw(Kan kan, Batch x, int gridIntervals, int seed) {
    SeededRandom random = new SeededRandom(seed);
    ImmutableList.Builder<KanLayer> layers = ImmutableList.builder();
    Batch current = x;
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer placed = GridFollowing.ROOMY.onRange(kan.layer(l), current, gridIntervals, l == 0);
      KanLayer drawn = draw(placed, random);
      layers.add(drawn);
      current = KanEvaluator.nodes(drawn, current);
    }
    return kan.withLayers(layers.build());
  }

  private static KanLayer draw(KanLayer layer, SeededRandom random) {
    LayerSpec spec = layer.spec();
    double[] coefficients = layer.values(ParameterKind.COEFFICIENTS);
    int basisCount = spec.grid().basisCount();
    double fanIn = Math.sqrt(spec.inputs());
    for (int i = 0; i < spec.inputs(); i++) {
      for (int s = 0; s < spec.subnodes(); s++) {
        double slope = random.gaussian() / fanIn;
        for (int m = 0; m < basisCount; m++) {
          // equally spaced coefficients on uniform knots make a straight line
          double height = basisCount == 1 ? 0 : 2.0 * m / (basisCount - 1) - 1;
          coefficients[spec.coefficientPosition(i, m, s)] = slope * height;
        }
      }
    }
    Set<ParameterKind> frozen = EnumSet.of(ParameterKind.BASE_SCALE);
    frozen.addAll(spec.frozen());
    return layer
        .with(ParameterKind.COEFFICIENTS, coefficients)
        .with(ParameterKind.BASE_SCALE, new double[ParameterKind.BASE_SCALE.size(spec)])
        .withFrozen(frozen);
  }
}
