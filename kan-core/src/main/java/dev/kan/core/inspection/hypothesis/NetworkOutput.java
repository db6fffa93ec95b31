// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.HessianEvaluator;
import dev.kan.core.evaluation.Hessians;

/** One output of a network as a function with derivatives. */
record NetworkOutput(HessianEvaluator evaluator, int output) implements TwiceDifferentiable {
  private static final int LEAST_ORDER = 2;

  static NetworkOutput of(Kan kan, int output) {
    checkElementIndex(output, kan.outputs(), "output");
    for (int l = 0; l < kan.layers().size(); l++) {
      int order = kan.layer(l).spec().grid().order();
      checkArgument(
          order >= LEAST_ORDER || kan.layer(l).activeEdgeCount() == 0,
          "second derivatives need splines of order %s or more; those of layer %s have order %s",
          LEAST_ORDER,
          l,
          order);
    }
    return new NetworkOutput(HessianEvaluator.of(kan), output);
  }

  @Override
  public SecondOrder at(Batch x) {
    Hessians all = evaluator.evaluate(x);
    return new SecondOrder(
        Batch.of(1, all.value().column(output)),
        all.gradients().get(output),
        all.hessians().get(output));
  }
}
