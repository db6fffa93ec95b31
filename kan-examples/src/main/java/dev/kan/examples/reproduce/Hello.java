// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.discovery.Discovery;
import dev.kan.core.discovery.FormulaDiscovery;
import dev.kan.core.fit.LadderFit;
import dev.kan.core.function.FunctionLibrary;

/** pykan's hellokan from the samples to the formula: exp(sin(pi x1) + x2^2), from [2, 5, 1] on. */
final class Hello implements Experiment {
  @Override
  public String id() {
    return "hello";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public double published() {
    return 7.2e-11;
  }

  @Override
  public Outcome run(int seed) {
    Dataset data = UniformSampling.of(FitFunction::target, 2).seed(seed).build();
    FormulaDiscovery method =
        FormulaDiscovery.of(FunctionLibrary.standard(), LadderFit.of(3, 10, 20).withSeed(seed));
    Discovery found = Formulas.discover(data, Formulas.spec(2, 5, 1), method, seed);
    return Formulas.testError(found, data);
  }
}
