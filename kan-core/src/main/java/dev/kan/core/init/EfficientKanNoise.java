// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.SeededRandom;

/**
 * The initialisation of efficient-kan and of QKAN's {@code KAN}. Base and spline scales are {@code
 * U(-b, b)} with {@code b = sqrt(6 / ((1 + 5 scale^2) n_in))}, and splines pass through noise
 * {@code U(-1/2, 1/2) * noiseScale / G} at the grid points. The numbers are drawn in the same
 * order, so that a seed gives the same scales and the same noise as there in float32. The
 * coefficients are the exact solution of smallest norm, whereas torch's float32 solver does not
 * meet the last grid points. As in the original, a larger scale makes smaller weights.
 *
 * @param noiseScale the size of the noise, 0 or more; 0.1 in efficient-kan
 * @param scaleBase the scale in b for base scales; 1 in efficient-kan
 * @param scaleSpline the scale in b for spline scales; 1 in efficient-kan
 */
public record EfficientKanNoise(double noiseScale, double scaleBase, double scaleSpline)
    implements Initialiser {
  /**
   * Checks the settings.
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

  /**
   * Returns scales that are drawn output by output, as the weight of shape (out, in) in
   * efficient-kan, and stored as (in, out).
   */
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
