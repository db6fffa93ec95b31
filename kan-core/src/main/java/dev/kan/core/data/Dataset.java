// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.spline.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The samples that a network is trained on and those that it is tested on.
 *
 * @param train the training samples
 * @param test the test samples, of the same widths
 * @param inputNormalisation the normalisation that was applied to the inputs, if any
 * @param targetNormalisation the normalisation that was applied to the targets, if any
 */
public record Dataset(
    Samples train,
    Samples test,
    Optional<Normalisation> inputNormalisation,
    Optional<Normalisation> targetNormalisation) {
  /**
   * Checks that the widths are equal.
   *
   * @throws IllegalArgumentException if training and test samples differ in width
   */
  public Dataset {
    test.inputs().requireColumns(train.inputs().columns(), "the test inputs");
    test.targets().requireColumns(train.targets().columns(), "the test targets");
  }

  /** Returns a data set that is not normalised. */
  public static Dataset of(Samples train, Samples test) {
    return new Dataset(train, test, Optional.empty(), Optional.empty());
  }

  /**
   * Returns a data set that is split at random into training and test samples.
   *
   * @param samples the samples, at least 2
   * @param testFraction the share of test samples, between 0 and 1; each side gets at least one
   *     sample
   * @param seed the seed; the same seed gives the same split
   * @throws IllegalArgumentException if there are fewer than 2 samples, the fraction is not between
   *     0 and 1, or all samples of one side have weight 0
   */
  public static Dataset split(Samples samples, double testFraction, int seed) {
    checkArgument(samples.size() >= 2, "a split needs at least 2 samples; got %s", samples.size());
    checkArgument(
        testFraction > 0 && testFraction < 1,
        "the test fraction must lie between 0 and 1; got %s",
        testFraction);
    int[] order = new SeededRandom(seed).permutation(samples.size());
    int tests =
        Math.max(1, Math.min(samples.size() - 1, (int) Math.round(testFraction * order.length)));
    return of(
        samples.select(Arrays.copyOfRange(order, tests, order.length)),
        samples.select(Arrays.copyOf(order, tests)));
  }

  /**
   * Returns this data set with inputs normalised by the statistics of the training inputs.
   *
   * @throws IllegalStateException if the inputs are normalised already
   */
  public Dataset normaliseInputs() {
    Normalisation n = Normalisation.of(train.inputs());
    return new Dataset(
        train.withInputs(n.apply(train.inputs())),
        test.withInputs(n.apply(test.inputs())),
        Optional.of(requireFirst(inputNormalisation, "inputs", n)),
        targetNormalisation);
  }

  /**
   * Returns this data set with targets normalised by the statistics of the training targets.
   *
   * @throws IllegalStateException if the targets are normalised already
   */
  public Dataset normaliseTargets() {
    Normalisation n = Normalisation.of(train.targets());
    return new Dataset(
        train.withTargets(n.apply(train.targets())),
        test.withTargets(n.apply(test.targets())),
        inputNormalisation,
        Optional.of(requireFirst(targetNormalisation, "targets", n)));
  }

  /**
   * Returns this data set with some of its inputs, in the given order, for example those that are
   * left after pruning.
   *
   * @param columns the indices of the inputs to keep, from 0
   * @throws IndexOutOfBoundsException if an input does not exist
   * @throws IllegalArgumentException if no input is selected
   */
  public Dataset selectInputs(List<Integer> columns) {
    return new Dataset(
        train.selectInputs(columns),
        test.selectInputs(columns),
        inputNormalisation.map(each -> each.select(columns)),
        targetNormalisation);
  }

  /** Returns true if training or test samples have weights. */
  public boolean isWeighted() {
    return train.weights().isPresent() || test.weights().isPresent();
  }

  /**
   * Returns the range of each input over the training samples, for {@link
   * dev.kan.core.KanSpec.Builder#inputRanges}.
   */
  public List<Interval> inputRanges() {
    return IntStream.range(0, train.inputs().columns())
        .mapToObj(c -> Interval.covering(train.inputs().column(c)))
        .collect(ImmutableList.toImmutableList());
  }

  private static Normalisation requireFirst(
      Optional<Normalisation> before, String what, Normalisation now) {
    if (before.isPresent()) {
      throw new IllegalStateException("the " + what + " have been normalised already");
    }
    return now;
  }

  /**
   * Returns sizes and widths, for example {@code Dataset[2 inputs, 1 outputs, 1000 training and 500
   * test samples]}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Dataset[%d inputs, %d outputs, %d training and %d test samples%s%s%s]",
        train.inputs().columns(),
        train.targets().columns(),
        train.size(),
        test.size(),
        inputNormalisation.isPresent() ? ", inputs normalised" : "",
        targetNormalisation.isPresent() ? ", targets normalised" : "",
        isWeighted() ? ", weighted" : "");
  }
}
