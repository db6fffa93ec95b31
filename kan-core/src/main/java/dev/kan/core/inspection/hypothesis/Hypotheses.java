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
 * Tests of how a function combines its inputs, for example as a sum or a product. The tests use the
 * function's first two derivatives at given samples (KAN 2.0, arXiv 2408.10205, section 4.3).
 *
 * <pre>{@code
 * Hypotheses tests = Hypotheses.of(kan, 0, x);
 * boolean additive = tests.sum(Partition.of(new int[] {0}, new int[] {1, 2})).holds();
 * StructureTree tree = StructureTree.of(tests);
 * }</pre>
 *
 * <p>The results describe the function near the samples. A network must be a good fit there, since
 * its derivatives are less exact than its values.
 *
 * <p>Each score is a ratio of typical sizes. The typical size of a quantity is the one that it
 * exceeds at one sample in ten. Inputs are measured in their standard deviations, and the
 * function's value in its typical deviation from the median. Therefore scores do not depend on
 * scales, and derivatives may be zero at some samples. An input or a function that does not vary
 * interacts with nothing, and each hypothesis about it holds.
 *
 * <p>Changes without a derivative, such as the steps of a sign function, count as no influence.
 *
 * <p>A test of a partition of m inputs takes {@code O(m^2 samples)} time, a test of a symmetry
 * {@code O(m^3 samples)}.
 */
public final class Hypotheses {
  /**
   * The default threshold, 0.05: a twentieth of the score of a full interaction. The second
   * derivatives of a network are much less exact than its values. As a product, networks with an
   * error of 0.01 standard deviations of {@code exp(sin(pi x1) + x2^2)} had scores up to 0.02, and
   * networks with an error of 2e-4 had a score of 0.002.
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
   * Returns tests of one output of a network.
   *
   * @param kan the network
   * @param output the index of the output, from 0
   * @param samples (samples, inputs), finite, at least 2 samples; some hundreds are recommended
   * @throws IndexOutOfBoundsException if there is no such output
   * @throws IllegalArgumentException if the number of columns is wrong, a number is not finite,
   *     there is only one sample, or a layer with numeric edges has splines of order 0 or 1, whose
   *     second derivatives are 0 between knots
   */
  public static Hypotheses of(Kan kan, int output, Batch samples) {
    return of(TwiceDifferentiable.of(kan, output), samples);
  }

  /**
   * Returns tests of a function.
   *
   * @param function the function
   * @param samples (samples, inputs), finite, at least 2 samples; some hundreds are recommended
   * @throws IllegalArgumentException if a number is not finite, there is only one sample, or the
   *     function's derivatives do not have the shape of the samples
   */
  public static Hypotheses of(TwiceDifferentiable function, Batch samples) {
    checkArgument(samples.rows() >= 2, "tests need at least 2 samples; got %s", samples.rows());
    samples.requireFinite("the samples");
    return new Hypotheses(
        function, samples, DEFAULT_THRESHOLD, ScaledDerivatives.of(function.at(samples), samples));
  }

  /**
   * Returns a copy of these tests with another threshold. Default: {@link #DEFAULT_THRESHOLD}.
   *
   * @param newThreshold the largest score at which a hypothesis holds, above 0 and below 1
   * @throws IllegalArgumentException if {@code newThreshold} is out of range
   */
  public Hypotheses withThreshold(double newThreshold) {
    checkArgument(
        newThreshold > 0 && newThreshold < 1,
        "a threshold must lie between 0 and 1; got %s",
        newThreshold);
    return new Hypotheses(function, samples, newThreshold, derivatives);
  }

  /** Returns the largest score at which a hypothesis holds. */
  public double threshold() {
    return threshold;
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return samples.columns();
  }

  /**
   * Returns the influence of an input: the change of the value, in its typical deviations, for one
   * standard deviation of the input. It is 0 for an input without influence.
   *
   * @param input the index of the input, from 0
   * @throws IndexOutOfBoundsException if there is no such input
   */
  public double influence(int input) {
    checkElementIndex(input, inputs(), "input");
    return TypicalSize.of(samples.rows(), n -> derivatives.first(n, input));
  }

  /**
   * Tests additive separability, {@code f = g(x_I) + h(x_J) + ...}. The score is the largest mixed
   * derivative {@code f_ij} of inputs in different groups.
   *
   * @param partition the inputs of each term
   * @throws IllegalArgumentException if the partition has another number of inputs
   */
  public Verdict sum(Partition partition) {
    requireFitting(partition);
    return verdict(Separability.across(partition, Separability.ofSum(derivatives)));
  }

  /**
   * Tests multiplicative separability, {@code f = b + g(x_I) h(x_J) ...}. For inputs in different
   * groups {@code (f - b) f_ij} then equals {@code f_i f_j}. The score is the largest difference of
   * these two relative to their size.
   *
   * @param partition the inputs of each factor
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
   * Tests generalised symmetry, {@code f = F(h(x_I), other inputs)}, where a group of inputs has an
   * effect only through one number. The score is the angle, in radians, by which the direction of
   * the gradient within the group turns for one standard deviation of another input, at most.
   *
   * @param group the indices of the inputs, from 0, each at most once
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
   * Tests generalised separability, {@code f = F(g(x_I), h(x_J), ...)}, where each group has
   * generalised symmetry. A group of one input always has it.
   *
   * @param partition the inputs of each group
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
   * Tests generalised separability in the stronger sense of KAN 2.0, {@code f = F(g(x_I) + h(x_J) +
   * ...)}. With three groups or more, every two groups together have generalised symmetry (Gorman,
   * The Structure of Utility Functions, Review of Economic Studies 35, 1968). With two groups, a
   * ratio of derivatives is compared at points that mix two samples, so the groups must be able to
   * vary independently.
   *
   * @param partition the inputs of each group
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
