// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.networks;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A network to time.
 *
 * @param widths the number of inputs, followed by the number of nodes of each layer
 * @param samples the number of samples in a step
 * @param gridIntervals the number G of grid intervals
 */
public record BenchCase(List<Integer> widths, int samples, int gridIntervals) {
  /** The networks to time, from one dominated by overhead to one dominated by arithmetic. */
  public static final List<BenchCase> ALL =
      List.of(
          new BenchCase(List.of(1, 1), 1000, 10),
          new BenchCase(List.of(2, 5, 1), 1000, 5),
          new BenchCase(List.of(2, 5, 1), 1000, 100),
          new BenchCase(List.of(4, 10, 10, 1), 1000, 5),
          new BenchCase(List.of(64, 64, 64), 1024, 20),
          new BenchCase(List.of(784, 64, 10), 1024, 5));

  /** Copies the widths. */
  public BenchCase {
    widths = List.copyOf(widths);
  }

  /** Returns the network in short, "[2,5,1] N=1000 G=5" for example. */
  public String name() {
    return String.format(Locale.ROOT, "[%s] N=%d G=%d", joinedWidths(), samples, gridIntervals);
  }

  /** Returns the widths, separated by commas. */
  public String joinedWidths() {
    return widths.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  /** Returns the network with its initial parameters. */
  public Kan network() {
    int[] nodes = widths.stream().mapToInt(Integer::intValue).toArray();
    return Initialiser.powerLaw()
        .initialise(KanSpec.builder(nodes).gridIntervals(gridIntervals).build(), 0);
  }

  /** Returns samples to train it on, with a single test sample. */
  public Dataset data() {
    int outputs = widths.get(widths.size() - 1);
    return UniformSampling.ofVector(x -> targets(x, outputs), widths.get(0))
        .train(samples)
        .test(1)
        .build();
  }

  private static double[] targets(double[] x, int outputs) {
    double[] y = new double[outputs];
    Arrays.setAll(y, o -> Math.sin(3 * x[o % x.length]));
    return y;
  }
}
