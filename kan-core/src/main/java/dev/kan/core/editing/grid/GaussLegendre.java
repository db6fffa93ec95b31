// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

/**
 * Gauss-Legendre quadrature on [0, 1], which is exact with n nodes for polynomials up to degree 2n
 * - 1. The nodes are the zeros of the Legendre polynomial, found by Newton's method (Abramowitz and
 * Stegun, 25.4.29 and 25.4.30).
 */
final class GaussLegendre {
  private final double[] nodes;
  private final double[] weights;

  private GaussLegendre(int count) {
    nodes = new double[count];
    weights = new double[count];
    for (int i = 0; i < count; i++) {
      double z = -Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
      double step;
      double slope;
      do {
        double[] legendre = legendre(count, z);
        slope = legendre[1];
        step = legendre[0] / slope;
        z -= step;
      } while (Math.abs(step) > 1e-14);
      nodes[i] = (1 + z) / 2;
      weights[i] = 1 / ((1 - z * z) * slope * slope);
    }
  }

  /** Returns the rule with {@code count} nodes, at least 1. */
  static GaussLegendre of(int count) {
    return new GaussLegendre(count);
  }

  int count() {
    return nodes.length;
  }

  /** Returns node {@code i}, in (0, 1); nodes are in ascending order. */
  double node(int i) {
    return nodes[i];
  }

  /** Returns the weight of node {@code i}. All weights sum to 1. */
  double weight(int i) {
    return weights[i];
  }

  /** Returns the Legendre polynomial of degree n and its derivative at z. */
  private static double[] legendre(int n, double z) {
    double previous = 0;
    double current = 1;
    for (int j = 1; j <= n; j++) {
      double next = ((2 * j - 1) * z * current - (j - 1) * previous) / j;
      previous = current;
      current = next;
    }
    return new double[] {current, n * (z * current - previous) / (z * z - 1)};
  }
}
