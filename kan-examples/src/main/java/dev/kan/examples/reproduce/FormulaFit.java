// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.spline.Interval;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A formula of two variables that is found from samples alone: the shape of the network, the
 * functions of its edges, and their parameters. The error is that of the formula, not of the
 * network, on new points.
 *
 * @param id the name of the experiment on the command line
 * @param published the test RMSE of the published formula
 * @param bar the value that the median must reach
 * @param target the true function
 * @param range the range of both variables
 * @param spec the architecture of the initial network
 * @param gridLadder the numbers of grid intervals, one for each stage
 */
record FormulaFit(
    String id,
    OptionalDouble published,
    double bar,
    ToDoubleFunction<double[]> target,
    Interval range,
    KanSpec spec,
    List<Integer> gridLadder)
    implements Experiment {
  private static final List<Integer> FINE_GRIDS = List.of(3, 10, 20);
  private static final Interval UNIT = new Interval(-1, 1);

  /**
   * Returns hellokan of pykan, {@code exp(sin(pi x1) + x2^2)}, starting with a [2, 5, 1] network.
   */
  static FormulaFit hello() {
    return toBeMet("hello", 7.2e-11, FitFunction::target, UNIT, Formulas.spec(2, 5, 1));
  }

  /**
   * Returns Example 9 of pykan, {@code sin(2 (log x1 + log x2))}, starting with a [2, 5, 1]
   * network. For the published value, the functions of all edges were given.
   */
  static FormulaFit singularity() {
    return toBeMet(
        "singularity",
        2.75e-7,
        x -> Math.sin(2 * (Math.log(x[0]) + Math.log(x[1]))),
        new Interval(0.2, 5),
        Formulas.spec(2, 5, 1));
  }

  /**
   * Returns Example 10 of pykan, the relativistic sum of two velocities, starting with a [2, 5, 1]
   * network. For the published value, the functions of all edges were given.
   */
  static FormulaFit relativity() {
    return toBeMet(
        "relativity",
        2.06e-6,
        x -> (x[0] + x[1]) / (1 + x[0] * x[1]),
        new Interval(-0.9, 0.9),
        Formulas.spec(2, 5, 1));
  }

  /**
   * Returns Interp 1 of pykan, {@code x1 x2}, starting with five sum nodes and two product nodes.
   * The published value is a rounding error; the bar is an error that only the right formula has.
   */
  static FormulaFit product() {
    return new FormulaFit(
        "product",
        OptionalDouble.of(1.28e-16),
        1e-12,
        x -> x[0] * x[1],
        UNIT,
        Formulas.specWithProducts(5, 2),
        List.of(3, 5));
  }

  /** Returns an experiment whose bar is the published value. */
  private static FormulaFit toBeMet(
      String id,
      double published,
      ToDoubleFunction<double[]> target,
      Interval range,
      KanSpec spec) {
    return new FormulaFit(
        id, OptionalDouble.of(published), published, target, range, spec, FINE_GRIDS);
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public Outcome run(int seed) {
    Dataset data =
        UniformSampling.of(target, 2).ranges(Collections.nCopies(2, range)).seed(seed).build();
    int[] grids = gridLadder.stream().mapToInt(Integer::intValue).toArray();
    FormulaDiscovery method =
        FormulaDiscovery.builder()
            .trainer(LadderTrainer.builder().gridLadder(grids).seed(seed).build())
            .build();
    return Formulas.testError(Formulas.discover(data, spec, method, seed), data);
  }
}
