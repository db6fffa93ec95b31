// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The distribution of one network input, as values with weights.
 *
 * @param values the values, as the network sees them; at least one, all finite
 * @param weights the share of each value, 0 or more; they add up to 1
 */
public record InputDistribution(List<Double> values, List<Double> weights) {
  private static final double TOLERANCE = 1e-9;

  /**
   * Checks values and weights.
   *
   * @throws IllegalArgumentException if there is no value or one is not finite, their number
   *     differs from that of the weights, a weight is negative, or the weights do not add up to 1
   */
  public InputDistribution {
    values = ImmutableList.copyOf(values);
    weights = ImmutableList.copyOf(weights);
    checkArgument(
        !values.isEmpty() && values.stream().allMatch(Doubles::isFinite),
        "expected at least one value, all finite; got %s",
        values);
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    checkArgument(
        weights.size() == values.size()
            && weights.stream().allMatch(weight -> weight >= 0)
            && Math.abs(sum - 1) <= TOLERANCE,
        "expected %s weights of 0 or more that add up to 1; got %s",
        values.size(),
        weights);
  }

  /** Returns the distribution of an input that has one value only. */
  public static InputDistribution at(double value) {
    return new InputDistribution(List.of(value), List.of(1.0));
  }

  /**
   * Returns the distribution of an input that is 1 in some samples and 0 in all others.
   *
   * @param share the share of samples in which it is 1, 0 to 1
   * @throws IllegalArgumentException if the share is not between 0 and 1
   */
  public static InputDistribution indicator(double share) {
    return new InputDistribution(List.of(0.0, 1.0), List.of(1 - share, share));
  }

  /**
   * Returns the distribution whose quantiles are given. Means over it follow the trapezoidal rule:
   * the first and the last quantile have half the weight of the others.
   *
   * @param quantiles the quantiles of evenly spaced probabilities from 0 to 1, at least two
   * @throws IllegalArgumentException if there are fewer than two quantiles or one is not finite
   */
  public static InputDistribution ofQuantiles(List<Double> quantiles) {
    int count = quantiles.size();
    checkArgument(count >= 2, "expected at least two quantiles; got %s", quantiles);
    double[] weights = new double[count];
    for (int q = 0; q < count; q++) {
      weights[q] = (q == 0 || q == count - 1 ? 0.5 : 1) / (count - 1);
    }
    return new InputDistribution(quantiles, Doubles.asList(weights));
  }

  /**
   * Returns the mixture of this distribution and a single value.
   *
   * @param value the value, finite
   * @param share the share of samples that have that value, 0 to 1
   * @throws IllegalArgumentException if the value is not finite or the share is not between 0 and 1
   */
  public InputDistribution with(double value, double share) {
    return new InputDistribution(
        ImmutableList.<Double>builder().addAll(values).add(value).build(),
        ImmutableList.<Double>builder()
            .addAll(weights.stream().map(weight -> weight * (1 - share)).iterator())
            .add(share)
            .build());
  }

  /** Returns the mean of a function over this distribution. */
  public double mean(DoubleUnaryOperator function) {
    double sum = 0;
    for (int v = 0; v < values.size(); v++) {
      sum += weights.get(v) * function.applyAsDouble(values.get(v));
    }
    return sum;
  }
}
