// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.UniformSampling;
import dev.kan.core.fit.LadderFit;

/** pykan's hellokan up to the refined stage: exp(sin(pi x1) + x2^2) on [2, 5, 1]. */
final class HelloSplines implements Experiment {
  @Override
  public String id() {
    return "hello-splines";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public double published() {
    return 4.73e-4;
  }

  @Override
  public Outcome run(int seed) {
    return Fits.ladder(
        UniformSampling.of(FitFunction::target, 2).seed(seed).build(),
        LadderFit.of(3, 10),
        seed,
        2,
        5,
        1);
  }
}
