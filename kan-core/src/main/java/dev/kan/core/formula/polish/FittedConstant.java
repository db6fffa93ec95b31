// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

/**
 * A constant of a formula as the samples determine it.
 *
 * @param value the value
 * @param standardError the standard error of the value, positive; infinite if the samples do not
 *     determine it, for example that of a and b in {@code a*b*x}
 */
public record FittedConstant(double value, double standardError) {
  /** Returns the standard error as a share of the value; infinite if the value is 0. */
  public double relativeError() {
    return value == 0 ? Double.POSITIVE_INFINITY : Math.abs(standardError / value);
  }
}
