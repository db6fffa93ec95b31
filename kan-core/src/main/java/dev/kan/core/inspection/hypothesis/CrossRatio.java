// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import java.util.Comparator;
import java.util.List;

/**
 * Tests if {@code F(g(x_I), h(x_J))} has the form {@code F(g(x_I) + h(x_J))}. Then the ratio {@code
 * r = f_i / f_j} is a product of a function of {@code x_I} and a function of {@code x_J}. A test by
 * third derivatives would need smoother splines. Instead, four points that mix two samples are
 * compared: {@code r(a, b) r(a', b') = r(a, b') r(a', b)}, multiplied out to avoid divisions.
 */
final class CrossRatio {
  private CrossRatio() {}

  static double score(
      TwiceDifferentiable function, Batch x, ScaledDerivatives f, Partition twoGroups) {
    List<Integer> left = twoGroups.groups().get(0);
    int i = strongest(f, left);
    int j = strongest(f, twoGroups.groups().get(1));
    int[] partner = new SeededRandom(0).permutation(x.rows());
    Batch ab = function.at(x).gradient();
    Batch other = ab.select(partner);
    Batch mixed = function.at(mixed(x, x.select(partner), left)).gradient();
    Batch mixedOther = function.at(mixed(x.select(partner), x, left)).gradient();
    double[] straight = new double[x.rows()];
    double[] crossed = new double[x.rows()];
    for (int n = 0; n < x.rows(); n++) {
      straight[n] = ab.get(n, i) * other.get(n, i) * mixed.get(n, j) * mixedOther.get(n, j);
      crossed[n] = ab.get(n, j) * other.get(n, j) * mixed.get(n, i) * mixedOther.get(n, i);
    }
    return TypicalSize.difference(straight, crossed);
  }

  private static int strongest(ScaledDerivatives f, List<Integer> group) {
    return group.stream()
        .max(Comparator.comparingDouble(i -> TypicalSize.of(f.samples(), n -> f.first(n, i))))
        .orElseThrow();
  }

  /**
   * Returns samples with the inputs of one group from {@code x} and all others from {@code others}.
   */
  private static Batch mixed(Batch x, Batch others, List<Integer> group) {
    double[][] columns = new double[x.columns()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = group.contains(c) ? x.column(c) : others.column(c);
    }
    return Batch.ofColumns(columns);
  }
}
