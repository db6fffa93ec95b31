// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.hypothesis;

import static com.google.common.base.Preconditions.checkElementIndex;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.eval.HessianEvaluator;
import dev.kan.core.eval.Hessians;

/** One output of a network. */
record NetworkOutput(HessianEvaluator evaluator, int output) implements TwiceDifferentiable {
  static NetworkOutput of(Kan kan, int output) {
    checkElementIndex(output, kan.outputs(), "output");
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
