// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.symbolic;

/**
 * Of all a and b that draw the same curve (c and d make up for the rest) those that read best: a =
 * 1 or -1 where only the root of {@code a x + b} matters, b = 0 for the exponential function, a
 * positive where a mirrored argument makes no difference, b between -pi/2 and pi/2 for waves.
 */
record ReadableForm(Shape shape, Symmetry symmetry) {
  // beyond it exp(a x) is too large or too small to multiply
  private static final double LARGEST_EXPONENT = 200;

  /**
   * The form of a curve.
   *
   * @param start a and b for x mapped to [-1, 1]
   * @param points say how x was mapped
   * @return a and b for x as it is
   */
  Start of(Start start, FitPoints points) {
    double a = start.a() / points.half;
    double b = start.b() - a * points.middle;
    if (symmetry == Symmetry.MIRRORED && a < 0) {
      a = -a;
      b = -b;
    }
    return switch (shape) {
      case ROOT -> {
        double size = Math.abs(a);
        yield new Start(Math.signum(a), b / size);
      }
      case RATE -> {
        double largest = Math.abs(a) * (Math.abs(points.middle) + points.half);
        yield new Start(a, largest <= LARGEST_EXPONENT ? 0 : b);
      }
      case WAVE -> new Start(a, b - Math.PI * Math.rint(b / Math.PI));
      case CONSTANT, LINE -> new Start(1, 0);
      case FREE -> new Start(a, b);
    };
  }
}
