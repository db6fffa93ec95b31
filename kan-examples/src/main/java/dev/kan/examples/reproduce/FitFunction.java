// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.UniformSampling;
import dev.kan.core.fit.LadderFit;

/** pykan's Example 1: exp(sin(pi x1) + x2^2) on [2, 1, 1], refined to 10 grid intervals. */
final class FitFunction implements Experiment {
  static double target(double[] x) {
    return Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]);
  }

  @Override
  public String id() {
    return "fit-function";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public double published() {
    return 6.16e-4;
  }

  @Override
  public Outcome run(int seed) {
    return Fits.ladder(
        UniformSampling.of(FitFunction::target, 2).seed(seed).build(),
        LadderFit.of(3, 10),
        seed,
        2,
        1,
        1);
  }
}
