// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.SeededRandom;
import java.util.Arrays;

/**
 * The initialisation of pykan (kan/KANLayer.py). Splines pass through noise {@code U(-1/2, 1/2) *
 * noiseScale / G} at the grid points, base scales are {@code (mu + sigma * U(-1, 1)) / sqrt(n_in)},
 * spline scales {@code 1 / sqrt(n_in)}.
 *
 * @param noiseScale the size of the noise, 0 or more; pykan's networks use 0.3
 * @param baseMean the mean mu of the base scales
 * @param baseSpread the spread sigma of the base scales, 0 or more
 */
public record PykanNoise(double noiseScale, double baseMean, double baseSpread)
    implements Initialiser {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number is not finite, or the noise or the spread is
   *     negative
   */
  public PykanNoise {
    checkArgument(
        noiseScale >= 0 && Double.isFinite(noiseScale),
        "noise must be 0 or more; got %s",
        noiseScale);
    checkArgument(Double.isFinite(baseMean), "the base mean must be finite; got %s", baseMean);
    checkArgument(
        baseSpread >= 0 && Double.isFinite(baseSpread),
        "the base spread must be 0 or more; got %s",
        baseSpread);
  }

  @Override
  public KanLayer layer(LayerSpec spec, SeededRandom random) {
    double[] coefficients =
        NoiseSplines.coefficients(spec, noiseScale / spec.grid().gridIntervals(), random);
    double fanIn = Math.sqrt(spec.inputs());
    double[] baseScales = ParameterKind.BASE_SCALE.neutralValues(spec);
    for (int e = 0; e < baseScales.length; e++) {
      baseScales[e] = (baseMean + baseSpread * random.uniform(-1, 1)) / fanIn;
    }
    double[] splineScales = ParameterKind.SPLINE_SCALE.neutralValues(spec);
    Arrays.fill(splineScales, 1 / fanIn);
    return KanLayer.neutral(spec)
        .with(ParameterKind.COEFFICIENTS, coefficients)
        .with(ParameterKind.BASE_SCALE, baseScales)
        .with(ParameterKind.SPLINE_SCALE, splineScales);
  }
}
