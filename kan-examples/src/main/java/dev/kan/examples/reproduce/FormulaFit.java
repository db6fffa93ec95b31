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
 * A formula of two variables, found from samples alone: the shape of the network, the functions of
 * its edges, and their numbers. Measured is the formula, not the network, on fresh points.
 *
 * @param id how it is called on the command line
 * @param published the test RMSE of the published formula
 * @param bar what the median must reach
 * @param target the truth
 * @param range of both variables
 * @param spec the network to begin with
 * @param gridLadder the numbers of grid intervals
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

  /** pykan's hellokan, exp(sin(pi x1) + x2^2), from [2, 5, 1] on. */
  static FormulaFit hello() {
    return toBeMet("hello", 7.2e-11, FitFunction::target, UNIT, Formulas.spec(2, 5, 1));
  }

  /**
   * pykan's Example 9, sin(2 (log x1 + log x2)), from [2, 5, 1] on. Published with the functions of
   * all edges given.
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
   * pykan's Example 10, the sum of two velocities, from [2, 5, 1] on. Published with the functions
   * of all edges given.
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
   * pykan's Interp 1, x1 x2, from five sum nodes and two product nodes on. Published are rounding
   * errors, which are no bar; the bar is an error that only the right formula has.
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

  /** An experiment whose bar is the published value. */
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
