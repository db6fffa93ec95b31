// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import com.google.common.primitives.Ints;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tests of how a function's inputs go together, by its derivatives at some samples (KAN 2.0, arXiv
 * 2408.10205, section 4.3). They see what the function does where the samples are; a network has to
 * be a good fit there, and its derivatives are worse than its values.
 *
 * <p>Every score is a ratio of typical sizes: those that are reached at one sample in ten. Inputs
 * count in their standard deviations, the value in its typical deviation from the median. So no
 * scale matters, nor does it matter that derivatives vanish at some samples. An input or a function
 * that does not vary interacts with nothing, and each hypothesis about it holds.
 *
 * <p>What derivatives do not see, as the steps of a sign function, counts as no influence.
 *
 * <p>A test of a partition of m inputs costs {@code O(m^2 samples)}, one of a symmetry {@code O(m^3
 * samples)}.
 */
public final class Hypotheses {
  /**
   * A twentieth of what a full interaction would give. The second derivatives of a network are far
   * less exact than its values: networks that were off by a hundredth of the deviation of {@code
   * exp(sin(pi x1) + x2^2)} scored up to 0.02 as a product, those off by 2e-4 scored 0.002.
   */
  public static final double DEFAULT_THRESHOLD = 0.05;

  private final TwiceDifferentiable function;
  private final Batch samples;
  private final double threshold;
  private final ScaledDerivatives derivatives;

  private Hypotheses(
      TwiceDifferentiable function,
      Batch samples,
      double threshold,
      ScaledDerivatives derivatives) {
    this.function = function;
    this.samples = samples;
    this.threshold = threshold;
    this.derivatives = derivatives;
  }

  /**
   * Tests of one output of a network.
   *
   * @param kan the network
   * @param output 0 to outputs - 1
   * @param samples (samples, inputs), finite, at least 2 samples; some hundred serve well
   * @throws IndexOutOfBoundsException if there is no such output
   * @throws IllegalArgumentException if the width is wrong, a number is not finite, there is one
   *     sample only, or a layer with numeric edges has splines of order 0 or 1, whose second
   *     derivatives say nothing
   */
  public static Hypotheses of(Kan kan, int output, Batch samples) {
    return of(TwiceDifferentiable.of(kan, output), samples);
  }

  /**
   * Tests of a function.
   *
   * @param function the function
   * @param samples (samples, inputs), finite, at least 2 samples; some hundred serve well
   * @throws IllegalArgumentException if a number is not finite, there is one sample only, or the
   *     function's derivatives do not fit the samples
   */
  public static Hypotheses of(TwiceDifferentiable function, Batch samples) {
    checkArgument(samples.rows() >= 2, "tests need at least 2 samples; got %s", samples.rows());
    samples.requireFinite("the samples");
    return new Hypotheses(
        function, samples, DEFAULT_THRESHOLD, ScaledDerivatives.of(function.at(samples), samples));
  }

  /**
   * The same tests, decided at another threshold.
   *
   * @param newThreshold more than 0 and below 1
   * @throws IllegalArgumentException if it is something else
   */
  public Hypotheses withThreshold(double newThreshold) {
    checkArgument(
        newThreshold > 0 && newThreshold < 1,
        "a threshold must lie between 0 and 1; got %s",
        newThreshold);
    return new Hypotheses(function, samples, newThreshold, derivatives);
  }

  /** The threshold that decides. */
  public double threshold() {
    return threshold;
  }

  /** The number of inputs. */
  public int inputs() {
    return samples.columns();
  }

  /**
   * By how many of its typical deviations the value changes with one standard deviation of an
   * input; 0 for an input without influence.
   *
   * @param input 0 to inputs - 1
   * @throws IndexOutOfBoundsException if there is no such input
   */
  public double influence(int input) {
    checkElementIndex(input, inputs(), "input");
    return TypicalSize.of(samples.rows(), n -> derivatives.first(n, input));
  }

  /**
   * Additive separability, {@code f = g(x_I) + h(x_J) + ...}: the score is the largest mixed
   * derivative {@code f_ij} across groups.
   *
   * @throws IllegalArgumentException if the partition has another number of inputs
   */
  public Verdict sum(Partition partition) {
    requireFitting(partition);
    return verdict(Separability.across(partition, Separability.ofSum(derivatives)));
  }

  /**
   * Multiplicative separability, {@code f = b + g(x_I) h(x_J) ...}: across groups {@code (f - b)
   * f_ij} is {@code f_i f_j}, and the score is the largest difference in proportion to these two.
   *
   * @param partition which inputs go into which factor
   * @param offset the constant b, finite; 0 for a plain product
   * @throws IllegalArgumentException if the partition has another number of inputs, or the offset
   *     is not finite
   */
  public Verdict product(Partition partition, double offset) {
    requireFitting(partition);
    checkArgument(Double.isFinite(offset), "the offset must be finite; got %s", offset);
    return verdict(Separability.across(partition, Separability.ofProduct(derivatives, offset)));
  }

  /**
   * Generalised symmetry, {@code f = F(h(x_I), other inputs)}: a group of inputs has its effect
   * through one number. The score is by how many radians the direction of the gradient within the
   * group turns with one standard deviation of any other input.
   *
   * @param group inputs counted from 0, each at most once
   * @throws IllegalArgumentException if no input is given, or one twice
   * @throws IndexOutOfBoundsException if there is no such input
   */
  public Verdict symmetry(int... group) {
    checkArgument(group.length >= 1, "a group needs at least one input; got none");
    checkArgument(
        IntStream.of(group).distinct().count() == group.length,
        "each input can be once in a group; got %s",
        Ints.asList(group));
    IntStream.of(group).forEach(i -> checkElementIndex(i, inputs(), "input"));
    return verdict(Turning.score(derivatives, Ints.asList(group)));
  }

  /**
   * Generalised separability, {@code f = F(g(x_I), h(x_J), ...)}: each group has generalised
   * symmetry. Groups of one input always have.
   *
   * @throws IllegalArgumentException if the partition has another number of inputs
   */
  public Verdict functionOf(Partition partition) {
    requireFitting(partition);
    return verdict(
        partition.groups().stream()
            .mapToDouble(group -> Turning.score(derivatives, group))
            .max()
            .orElseThrow());
  }

  /**
   * Generalised separability in the stronger sense of KAN 2.0, {@code f = F(g(x_I) + h(x_J) +
   * ...)}: of three groups or more, every two together have generalised symmetry (Gorman, The
   * Structure of Utility Functions, Review of Economic Studies 35, 1968). Of two groups, a ratio of
   * derivatives is compared at points that mix two samples, so these two must be free to vary apart
   * from each other.
   *
   * @throws IllegalArgumentException if the partition has another number of inputs
   */
  public Verdict functionOfSum(Partition partition) {
    double score = functionOf(partition).score();
    List<List<Integer>> groups = partition.groups();
    if (groups.size() == 2) {
      return verdict(Math.max(score, CrossRatio.score(function, samples, derivatives, partition)));
    }
    for (int a = 0; a < groups.size(); a++) {
      for (int b = a + 1; b < groups.size(); b++) {
        List<Integer> both = Stream.concat(groups.get(a).stream(), groups.get(b).stream()).toList();
        score = Math.max(score, Turning.score(derivatives, both));
      }
    }
    return verdict(score);
  }

  TwiceDifferentiable function() {
    return function;
  }

  Batch samples() {
    return samples;
  }

  ScaledDerivatives derivatives() {
    return derivatives;
  }

  private void requireFitting(Partition partition) {
    checkArgument(
        partition.inputs() == inputs(),
        "the partition is of %s inputs; the function has %s",
        partition.inputs(),
        inputs());
  }

  private Verdict verdict(double score) {
    return new Verdict(score, threshold);
  }
}
