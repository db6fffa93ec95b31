// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.discovery.Discovery;
import dev.kan.core.discovery.FormulaDiscovery;
import dev.kan.core.fit.LadderFit;
import dev.kan.core.function.FunctionLibrary;

/**
 * pykan's Example 10: the sum of two velocities, from [2, 5, 1] on. Published with the functions of
 * all edges given; here they are found.
 */
final class Relativity implements Experiment {
  @Override
  public String id() {
    return "relativity";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public double published() {
    return 2.06e-6;
  }

  @Override
  public Outcome run(int seed) {
    Dataset data =
        UniformSampling.of(x -> (x[0] + x[1]) / (1 + x[0] * x[1]), 2)
            .range(-0.9, 0.9)
            .seed(seed)
            .build();
    FormulaDiscovery method =
        FormulaDiscovery.of(FunctionLibrary.standard(), LadderFit.of(3, 10, 20).withSeed(seed));
    Discovery found = Formulas.discover(data, Formulas.spec(2, 5, 1), method, seed);
    return Formulas.testError(found, data);
  }
}
