// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.spline.Interval;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Builds a data set by drawing inputs uniformly and calling a function on them. The defaults are
 * those of pykan's {@code create_dataset}: range [-1, 1], 1000 training and 1000 test samples, seed
 * 0. The same seed also gives the inputs of pykan: for each variable in turn the training column,
 * then the test column.
 *
 * <pre>{@code
 * Dataset product = UniformSampling.of(v -> v[0] * v[1], 2).range(0, 2).train(500).seed(1).build();
 * }</pre>
 */
public final class UniformSampling {
  private final Function<double[], double[]> function;
  private final int variables;
  private List<Interval> ranges = List.of(new Interval(-1, 1));
  private int train = 1000;
  private int test = 1000;
  private int seed;

  private UniformSampling(Function<double[], double[]> function, int variables) {
    checkArgument(variables >= 1, "a function needs at least 1 variable; got %s", variables);
    this.function = function;
    this.variables = variables;
  }

  /**
   * Returns a builder of samples of a function with one value.
   *
   * @param function the function of {@code variables} numbers; called once for each sample
   * @param variables the number of variables, at least 1
   * @throws IllegalArgumentException if {@code variables} is below 1
   */
  public static UniformSampling of(ToDoubleFunction<double[]> function, int variables) {
    return new UniformSampling(x -> new double[] {function.applyAsDouble(x)}, variables);
  }

  /**
   * Returns a builder of samples of a function with several values.
   *
   * @param function the function of {@code variables} numbers; returns one number for each output
   * @param variables the number of variables, at least 1
   * @throws IllegalArgumentException if {@code variables} is below 1
   */
  public static UniformSampling ofVector(Function<double[], double[]> function, int variables) {
    return new UniformSampling(function, variables);
  }

  /**
   * Sets the same range for every variable. Default: [-1, 1].
   *
   * @throws IllegalArgumentException if the ends are not finite or not {@code lower < upper}
   */
  public UniformSampling range(double lower, double upper) {
    ranges = List.of(new Interval(lower, upper));
    return this;
  }

  /**
   * Sets a separate range for each variable. Default: [-1, 1] for all of them.
   *
   * @throws IllegalArgumentException if the number of ranges is not the number of variables
   */
  public UniformSampling ranges(List<Interval> perVariable) {
    checkArgument(
        perVariable.size() == variables,
        "expected %s ranges, one for each variable; got %s",
        variables,
        perVariable.size());
    ranges = ImmutableList.copyOf(perVariable);
    return this;
  }

  /** Sets the number of training samples, at least 1. Default: 1000. */
  public UniformSampling train(int samples) {
    checkArgument(samples >= 1, "training needs at least 1 sample; got %s", samples);
    train = samples;
    return this;
  }

  /** Sets the number of test samples, at least 1. Default: 1000. */
  public UniformSampling test(int samples) {
    checkArgument(samples >= 1, "testing needs at least 1 sample; got %s", samples);
    test = samples;
    return this;
  }

  /** Sets the seed; the same seed gives the same samples. Default: 0. */
  public UniformSampling seed(int newSeed) {
    seed = newSeed;
    return this;
  }

  /**
   * Draws the samples and returns the data set.
   *
   * @throws IllegalArgumentException if the function returns a number that is not finite; the
   *     message names its row and column
   */
  public Dataset build() {
    List<Interval> perVariable =
        ranges.size() == variables ? ranges : Collections.nCopies(variables, ranges.get(0));
    SeededRandom random = new SeededRandom(seed);
    double[][] trainColumns = new double[variables][];
    double[][] testColumns = new double[variables][];
    for (int v = 0; v < variables; v++) {
      trainColumns[v] = draw(random, perVariable.get(v), train);
      testColumns[v] = draw(random, perVariable.get(v), test);
    }
    return Dataset.of(label(trainColumns), label(testColumns));
  }

  private static double[] draw(SeededRandom random, Interval range, int count) {
    double[] column = new double[count];
    for (int r = 0; r < count; r++) {
      column[r] = random.uniform(range.lower(), range.upper());
    }
    return column;
  }

  private Samples label(double[][] columns) {
    Batch inputs = Batch.ofColumns(columns);
    double[][] targets = new double[inputs.rows()][];
    for (int r = 0; r < targets.length; r++) {
      targets[r] = function.apply(inputs.row(r));
    }
    return new Samples(inputs, Batch.ofRows(targets));
  }
}
