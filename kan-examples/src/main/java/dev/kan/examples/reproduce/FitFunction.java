// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.UniformSampling;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.OptionalDouble;

/**
 * A fit of {@code exp(sin(pi x1) + x2^2)} by splines with 10 grid intervals.
 *
 * @param id the name of the experiment on the command line
 * @param published the published test RMSE
 * @param hiddenNodes the number of hidden nodes
 */
record FitFunction(String id, OptionalDouble published, int hiddenNodes) implements Experiment {
  /** Returns Example 1 of pykan, with a [2, 1, 1] network. */
  static FitFunction smallest() {
    return new FitFunction("fit-function", OptionalDouble.of(6.16e-4), 1);
  }

  /** Returns hellokan of pykan up to the refined stage, with a [2, 5, 1] network. */
  static FitFunction helloSplines() {
    return new FitFunction("hello-splines", OptionalDouble.of(4.73e-4), 5);
  }

  static double target(double[] x) {
    return Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]);
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public Outcome run(int seed) {
    return Fits.ladder(
        UniformSampling.of(FitFunction::target, 2).seed(seed).build(),
        LadderTrainer.of(3, 10),
        seed,
        2,
        hiddenNodes,
        1);
  }
}
