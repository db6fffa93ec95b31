// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes how much the direction of the gradient within a group of inputs turns with other inputs,
 * in radians per standard deviation. By Lagrange's identity the turning rate with {@code x_k} is
 * {@code sqrt(sum over i < j in the group of (f_i f_jk - f_j f_ik)^2)} over the square of the
 * gradient's length. The ratio is that of the typical sizes of both, not a typical ratio, since the
 * gradient has no direction where it is zero.
 */
final class Turning {
  private Turning() {}

  /** Returns the largest turning rate of a group's gradient with an input outside the group. */
  static double score(ScaledDerivatives f, List<Integer> group) {
    return IntStream.range(0, f.inputs())
        .filter(k -> !group.contains(k))
        .mapToDouble(k -> score(f, group, k))
        .max()
        .orElse(0);
  }

  /** Returns the turning rate of a group's gradient with one input. */
  static double score(ScaledDerivatives f, List<Integer> group, int k) {
    double length = TypicalSize.of(f.samples(), n -> squaredLength(f, n, group));
    double turning = TypicalSize.of(f.samples(), n -> turning(f, n, group, k));
    return TypicalSize.ratio(turning, length);
  }

  private static double squaredLength(ScaledDerivatives f, int n, List<Integer> group) {
    return group.stream().mapToDouble(i -> f.first(n, i) * f.first(n, i)).sum();
  }

  private static double turning(ScaledDerivatives f, int n, List<Integer> group, int k) {
    double sum = 0;
    for (int i : group) {
      for (int j : group) {
        if (i < j) {
          double area = f.first(n, i) * f.second(n, j, k) - f.first(n, j) * f.second(n, i, k);
          sum += area * area;
        }
      }
    }
    return Math.sqrt(sum);
  }
}
