// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.SeededRandom;

/**
 * Draws normal numbers whose deviation falls as a power of the layer's fan-in: {@code (n_in (G + k
 * + 1))^-1.75} for the spline coefficients and {@code (n_in (G + k + 1))^-0.25} for the base
 * scales; spline scales are 1 (arXiv 2509.03417, the power-law scheme with the exponents found best
 * there).
 */
public record PowerLaw() implements Initialiser {
  private static final double COEFFICIENT_EXPONENT = -1.75;
  private static final double BASE_EXPONENT = -0.25;

  @Override
  public KanLayer layer(LayerSpec spec, SeededRandom random) {
    double fan = (double) spec.inputs() * (spec.grid().basisCount() + 1);
    return KanLayer.neutral(spec)
        .with(
            ParameterKind.COEFFICIENTS,
            normal(
                random, ParameterKind.COEFFICIENTS.size(spec), Math.pow(fan, COEFFICIENT_EXPONENT)))
        .with(
            ParameterKind.BASE_SCALE,
            normal(random, ParameterKind.BASE_SCALE.size(spec), Math.pow(fan, BASE_EXPONENT)));
  }

  private static double[] normal(SeededRandom random, int count, double deviation) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = deviation * random.gaussian();
    }
    return values;
  }
}
