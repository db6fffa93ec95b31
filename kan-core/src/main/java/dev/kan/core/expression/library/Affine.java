// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The four parameters of {@code c f(a x + b) + d}.
 *
 * @param a the factor of the input
 * @param b the shift of the input
 * @param c the factor of the output
 * @param d the shift of the output
 */
public record Affine(double a, double b, double c, double d) {
  /** The parameters of {@code f(x)} itself: a = c = 1 and b = d = 0. */
  public static final Affine IDENTITY = new Affine(1, 0, 1, 0);

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if a parameter is infinite or NaN
   */
  public Affine {
    checkArgument(
        Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c) && Double.isFinite(d),
        "c f(a x + b) + d needs finite numbers; got a %s, b %s, c %s, d %s",
        a,
        b,
        c,
        d);
  }
}
