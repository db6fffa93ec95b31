// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/** The cubic polynomial through the values and slopes at two steps. */
final class CubicInterpolation {
  private CubicInterpolation() {}

  /**
   * Returns the step of the cubic's local minimum, which may lie outside the two steps (Nocedal and
   * Wright, equation 3.59). It is not finite if the cubic has no minimum or an argument is not
   * finite.
   */
  static double minimum(LineSearchPoint a, LineSearchPoint b) {
    double width = b.step - a.step;
    double d1 = a.slope + b.slope - 3 * (b.value - a.value) / width;
    double d2 = Math.copySign(Math.sqrt(d1 * d1 - a.slope * b.slope), width);
    return b.step - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
  }
}
