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
 * Samples to train on and samples to test on.
 *
 * @param train the samples to train on
 * @param test the samples to test on, of the same widths
 * @param inputNormalisation the normalisation that the inputs have been through, if any
 * @param targetNormalisation the normalisation that the targets have been through, if any
 */
public record Dataset(
    Samples train,
    Samples test,
    Optional<Normalisation> inputNormalisation,
    Optional<Normalisation> targetNormalisation) {
  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException if training and test samples differ in width
   */
  public Dataset {
    test.inputs().requireColumns(train.inputs().columns(), "the test inputs");
    test.targets().requireColumns(train.targets().columns(), "the test targets");
  }

  /** A data set that has not been normalised. */
  public static Dataset of(Samples train, Samples test) {
    return new Dataset(train, test, Optional.empty(), Optional.empty());
  }

  /**
   * A data set cut at random into training and test samples.
   *
   * @param samples at least 2 samples
   * @param testFraction the share of samples to test on, between 0 and 1; at least one sample goes
   *     to each side
   * @param seed the same seed gives the same cut
   * @throws IllegalArgumentException if there are fewer than 2 samples, the fraction is not between
   *     0 and 1, or all samples of one side weigh 0
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

  /** The same data with inputs normalised by the statistics of the training inputs. */
  public Dataset normaliseInputs() {
    Normalisation n = Normalisation.of(train.inputs());
    return new Dataset(
        train.withInputs(n.apply(train.inputs())),
        test.withInputs(n.apply(test.inputs())),
        Optional.of(requireFirst(inputNormalisation, "inputs", n)),
        targetNormalisation);
  }

  /** The same data with targets normalised by the statistics of the training targets. */
  public Dataset normaliseTargets() {
    Normalisation n = Normalisation.of(train.targets());
    return new Dataset(
        train.withTargets(n.apply(train.targets())),
        test.withTargets(n.apply(test.targets())),
        inputNormalisation,
        Optional.of(requireFirst(targetNormalisation, "targets", n)));
  }

  /**
   * The same data with fewer inputs, or with the inputs in another order: what a network takes that
   * was pruned of some.
   *
   * @param columns the inputs to keep, counted from 0
   * @throws IndexOutOfBoundsException if an input does not exist
   * @throws IllegalArgumentException if no input is asked for
   */
  public Dataset selectInputs(List<Integer> columns) {
    return new Dataset(
        train.selectInputs(columns),
        test.selectInputs(columns),
        inputNormalisation.map(each -> each.select(columns)),
        targetNormalisation);
  }

  /** Whether some samples count for more than others. */
  public boolean isWeighted() {
    return train.weights().isPresent() || test.weights().isPresent();
  }

  /** The range of each input over the training samples: what to give a network as its grid. */
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
