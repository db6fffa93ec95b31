// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.discovery.Discovery;
import dev.kan.core.discovery.FormulaDiscovery;
import dev.kan.core.fit.LadderFit;
import dev.kan.core.function.FunctionLibrary;
import dev.kan.core.spline.OutsideGrid;
import java.util.List;

/**
 * pykan's Interp 1: x1 x2, from a network of five sum nodes and two product nodes on. Published is
 * 1.28e-16, that is rounding errors; the bar here is a little above.
 */
final class Product implements Experiment {
  @Override
  public String id() {
    return "product";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public double published() {
    return 1e-12;
  }

  @Override
  public Outcome run(int seed) {
    Dataset data = UniformSampling.of(x -> x[0] * x[1], 2).seed(seed).build();
    FormulaDiscovery method =
        FormulaDiscovery.of(FunctionLibrary.standard(), LadderFit.of(3, 5).withSeed(seed));
    Discovery found = Formulas.discover(data, spec(), method, seed);
    return Formulas.testError(found, data);
  }

  private static KanSpec spec() {
    return KanSpec.builder(2, List.of(NodeLayout.of(5, 2, 2), NodeLayout.sums(1)))
        .gridIntervals(3)
        .outside(OutsideGrid.LINEAR)
        .base(BaseFunction.IDENTITY)
        .build();
  }
}
