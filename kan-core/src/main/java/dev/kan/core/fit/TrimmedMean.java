// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A weighted mean that leaves out the largest values. */
final class TrimmedMean {
  private TrimmedMean() {}

  /**
   * The weighted mean of what is left without the largest values, as many as weigh together at most
   * one part in {@code oneIn} of all.
   *
   * @param values what to average
   * @param weights one for each value, 0 or more, not all 0
   * @param oneIn at least 2
   */
  static double of(double[] values, double[] weights, int oneIn) {
    List<Integer> ascending =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(n -> values[n]))
            .toList();
    double mostLeftOut = Arrays.stream(weights).sum() / oneIn;
    int count = values.length;
    double leftOut = 0;
    while (leftOut + weights[ascending.get(count - 1)] <= mostLeftOut) {
      count--;
      leftOut += weights[ascending.get(count)];
    }
    List<Integer> rest = ascending.subList(0, count);
    return rest.stream().mapToDouble(n -> weights[n] * values[n]).sum()
        / rest.stream().mapToDouble(n -> weights[n]).sum();
  }
}
