// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.math.Quantiles;
import com.google.common.math.Stats;
import dev.kan.core.data.Batch;
import java.util.Arrays;

/**
 * The values and derivatives of a function at some samples, in units of the standard deviations of
 * the inputs and of the typical deviation of the value from its median. Tests on them do not depend
 * on scales. A function that varies only by rounding errors counts as constant, with derivatives 0.
 */
final class ScaledDerivatives {
  private static final double ROUNDING = 1e-12;

  private final int inputs;
  private final double unit;
  private final double[] value;
  private final double[] gradient;
  private final double[] hessian;

  private ScaledDerivatives(
      int inputs, double unit, double[] value, double[] gradient, double[] hessian) {
    this.inputs = inputs;
    this.unit = unit;
    this.value = value;
    this.gradient = gradient;
    this.hessian = hessian;
  }

  static ScaledDerivatives of(SecondOrder at, Batch samples) {
    int inputs = samples.columns();
    checkArgument(
        at.gradient().rows() == samples.rows() && at.gradient().columns() == inputs,
        "the gradient has shape [%s, %s]; expected [%s, %s] as the samples",
        at.gradient().rows(),
        at.gradient().columns(),
        samples.rows(),
        inputs);
    double[] value = at.value().toArray();
    double median = Quantiles.median().compute(value);
    double deviation = typicalSize(value, median);
    double unit = deviation > ROUNDING * typicalSize(value, 0) ? deviation : 0;
    double[] spreads = new double[inputs];
    Arrays.setAll(spreads, i -> Stats.of(samples.column(i)).populationStandardDeviation());
    double[] gradient = at.gradient().toArray();
    Arrays.setAll(gradient, k -> TypicalSize.ratio(gradient[k] * spreads[k % inputs], unit));
    double[] hessian = at.hessian().toArray();
    Arrays.setAll(
        hessian,
        k ->
            TypicalSize.ratio(
                hessian[k] * spreads[k / inputs % inputs] * spreads[k % inputs], unit));
    return new ScaledDerivatives(inputs, unit, value, gradient, hessian);
  }

  private static double typicalSize(double[] values, double offset) {
    return TypicalSize.of(values.length, n -> values[n] - offset);
  }

  int samples() {
    return value.length;
  }

  int inputs() {
    return inputs;
  }

  /** Returns the typical deviation of the function's value, or 0 for a constant. */
  double unit() {
    return unit;
  }

  /** Returns the value minus an offset, in units, or 0 for a constant. */
  double value(int sample, double offset) {
    return TypicalSize.ratio(value[sample] - offset, unit);
  }

  double first(int sample, int i) {
    return gradient[sample * inputs + i];
  }

  double second(int sample, int i, int j) {
    return hessian[(sample * inputs + i) * inputs + j];
  }
}
