// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.discovery.Discovery;
import dev.kan.core.discovery.FormulaDiscovery;
import dev.kan.core.fit.LadderFit;
import dev.kan.core.function.FunctionLibrary;

/**
 * pykan's Example 9: sin(2 (log x1 + log x2)) near a singularity, from [2, 5, 1] on. Published with
 * the functions of all edges given; here they are found.
 */
final class Singularity implements Experiment {
  @Override
  public String id() {
    return "singularity";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public double published() {
    return 2.75e-7;
  }

  @Override
  public Outcome run(int seed) {
    Dataset data =
        UniformSampling.of(x -> Math.sin(2 * (Math.log(x[0]) + Math.log(x[1]))), 2)
            .range(0.2, 5)
            .seed(seed)
            .build();
    FormulaDiscovery method =
        FormulaDiscovery.of(FunctionLibrary.standard(), LadderFit.of(3, 10, 20).withSeed(seed));
    Discovery found = Formulas.discover(data, Formulas.spec(2, 5, 1), method, seed);
    return Formulas.testError(found, data);
  }
}
