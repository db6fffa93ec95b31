// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;

/**
 * A penalty that training adds to a loss so that only few edges remain important (arXiv 2404.19756,
 * section 2.5.1; the values are those of pykan). With the sizes s of a layer's edges, (inputs,
 * subnodes),
 *
 * <pre>
 * penalty = lambda * sum over layers of
 *     l1 * sum s
 *   + entropy * (mean over subnodes of H(s over inputs) + mean over inputs of H(s over subnodes))
 *   + coefficient * sum over inputs and functions of mean over subnodes |c|
 *   + smoothness * sum over inputs and neighbouring functions of mean over subnodes |c' - c|
 * H(s) = -sum p log2(p + 1e-4),  p = s / (sum s + 1)
 * </pre>
 *
 * where c are the spline coefficients without scale and mask.
 *
 * @param lambda the factor of the whole penalty, 0 or more
 * @param metric the measure of the sizes s
 * @param l1 the factor of the sum of the sizes, 0 or more
 * @param entropy the factor of the entropies of the sizes, 0 or more
 * @param coefficient the factor of the absolute values of the coefficients, 0 or more
 * @param smoothness the factor of the absolute differences of neighbouring coefficients, 0 or more
 */
public record Sparsity(
    double lambda,
    SparsityMetric metric,
    double l1,
    double entropy,
    double coefficient,
    double smoothness) {
  /**
   * The number that is added to the deviation of an input before the deviation of an edge is
   * divided by it, as the former may be zero.
   */
  public static final double INPUT_FLOOR = 0.1;

  /**
   * The number that is added to a share before its logarithm is taken, as the share may be zero.
   */
  public static final double LOGARITHM_FLOOR = 1e-4;

  /**
   * Checks the factors.
   *
   * @throws IllegalArgumentException if a factor is negative or not finite
   */
  public Sparsity {
    require("lambda", lambda);
    require("l1", l1);
    require("entropy", entropy);
    require("coefficient", coefficient);
    require("smoothness", smoothness);
  }

  private static void require(String name, double factor) {
    checkArgument(
        factor >= 0 && Double.isFinite(factor),
        "the sparsity factor %s must be finite and 0 or more; got %s",
        name,
        factor);
  }

  /**
   * Returns a penalty with the defaults of pykan: {@code EDGE_FORWARD_SPLINE_N}, l1 1, entropy 2,
   * the others 0.
   *
   * @param lambda the factor of the whole penalty, 0 or more; 1e-3 and 1e-2 are usual
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public static Sparsity of(double lambda) {
    return new Sparsity(lambda, SparsityMetric.EDGE_FORWARD_SPLINE_N, 1, 2, 0, 0);
  }

  /** Returns this penalty with another measure of the sizes. */
  public Sparsity withMetric(SparsityMetric newMetric) {
    return new Sparsity(lambda, newMetric, l1, entropy, coefficient, smoothness);
  }

  /**
   * Returns this penalty with other factors of the sum and the entropies.
   *
   * @throws IllegalArgumentException if a factor is negative or not finite
   */
  public Sparsity withSizes(double newL1, double newEntropy) {
    return new Sparsity(lambda, metric, newL1, newEntropy, coefficient, smoothness);
  }

  /**
   * Returns this penalty with other factors of the coefficients and their differences.
   *
   * @throws IllegalArgumentException if a factor is negative or not finite
   */
  public Sparsity withCoefficients(double newCoefficient, double newSmoothness) {
    return new Sparsity(lambda, metric, l1, entropy, newCoefficient, newSmoothness);
  }

  /**
   * Returns the penalty of a network on samples.
   *
   * @param kan the network
   * @param samples (samples, inputs), finite
   * @throws IllegalArgumentException if the number of columns is wrong or a number is not finite
   */
  public double penalty(Kan kan, Batch samples) {
    Attribution attribution = Attribution.of(kan, samples);
    double sum = 0;
    for (int l = 0; l < kan.layers().size(); l++) {
      sum += new SizePenalty(l1, entropy).of(EdgeSizes.of(metric, attribution, l));
      sum += CoefficientPenalty.of(kan.layer(l), coefficient, smoothness);
    }
    return lambda * sum;
  }
}
