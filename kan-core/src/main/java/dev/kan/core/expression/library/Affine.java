// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The four numbers of {@code c f(a x + b) + d}.
 *
 * @param a factor of the input
 * @param b added to the input
 * @param c factor of the output
 * @param d added to the output
 */
public record Affine(double a, double b, double c, double d) {
  /** {@code f(x)} itself. */
  public static final Affine IDENTITY = new Affine(1, 0, 1, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite
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
