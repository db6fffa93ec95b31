// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.SeededRandom;

/**
 * As efficient-kan and QKAN's {@code KAN} initialise: base and spline scales {@code U(-b, b)} with
 * {@code b = sqrt(6 / ((1 + 5 scale^2) n_in))}, splines through noise {@code U(-1/2, 1/2) *
 * noiseScale / G} at the grid points. Draws in the same order, so that a seed gives the scales and
 * the noise that it gives there in float32; the coefficients are the exact smallest ones, where
 * torch's float32 solver leaves the last grid points unmet. Note that a larger scale makes smaller
 * weights, as it does there.
 *
 * @param noiseScale the size of the noise, 0 or more; 0.1 there
 * @param scaleBase the scale in b for base scales; 1 there
 * @param scaleSpline the scale in b for spline scales; 1 there
 */
public record EfficientKanNoise(double noiseScale, double scaleBase, double scaleSpline)
    implements Initialiser {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a number is not finite or the noise is negative
   */
  public EfficientKanNoise {
    checkArgument(
        noiseScale >= 0 && Double.isFinite(noiseScale),
        "noise must be 0 or more; got %s",
        noiseScale);
    checkArgument(
        Double.isFinite(scaleBase) && Double.isFinite(scaleSpline),
        "scales must be finite; got %s and %s",
        scaleBase,
        scaleSpline);
  }

  @Override
  public KanLayer layer(LayerSpec spec, SeededRandom random) {
    double[] baseScales = kaiming(spec, scaleBase, random);
    double[] coefficients =
        NoiseSplines.coefficients(spec, noiseScale / spec.grid().gridIntervals(), random);
    double[] splineScales = kaiming(spec, scaleSpline, random);
    return KanLayer.neutral(spec)
        .with(ParameterKind.BASE_SCALE, baseScales)
        .with(ParameterKind.COEFFICIENTS, coefficients)
        .with(ParameterKind.SPLINE_SCALE, splineScales);
  }

  /** Drawn output by output, as a weight of shape (out, in) is there; held as (in, out) here. */
  private static double[] kaiming(LayerSpec spec, double scale, SeededRandom random) {
    double bound = Math.sqrt(6 / ((1 + 5 * scale * scale) * spec.inputs()));
    double[] values = new double[spec.edgeCount()];
    for (int s = 0; s < spec.subnodes(); s++) {
      for (int i = 0; i < spec.inputs(); i++) {
        values[spec.edgePosition(i, s)] = random.uniform(-bound, bound);
      }
    }
    return values;
  }
}
