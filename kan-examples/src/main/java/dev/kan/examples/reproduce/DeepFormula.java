// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.OptionalDouble;

/**
 * The experiment Example 3 of pykan with the deep network [4, 2, 1, 1], trained on successively
 * finer grids.
 */
final class DeepFormula implements Experiment {
  static final int SAMPLES = 3000;

  static double target(double[] x) {
    double first = Math.sin(Math.PI * (x[0] * x[0] + x[1] * x[1]));
    double second = Math.sin(Math.PI * (x[2] * x[2] + x[3] * x[3]));
    return Math.exp((first + second) / 2);
  }

  static Dataset data(int seed) {
    return UniformSampling.of(DeepFormula::target, 4)
        .train(SAMPLES)
        .test(SAMPLES)
        .seed(seed)
        .build();
  }

  @Override
  public String id() {
    return "deep-formula";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public OptionalDouble published() {
    return OptionalDouble.of(3.78e-5);
  }

  @Override
  public Outcome run(int seed) {
    return Fits.ladder(data(seed), LadderTrainer.of(3, 5, 10, 20, 50), seed, 4, 2, 1, 1);
  }
}
