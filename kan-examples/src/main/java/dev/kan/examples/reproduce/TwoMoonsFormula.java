// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.formula.discovery.Discovery;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.OptionalDouble;

/**
 * The formula in Example 4 of pykan: the {@link TwoMoons} network with a function on each edge. The
 * accuracy is that of the formula on the test samples. The noisy labels are not a function of the
 * inputs, so an r2 of 0.9 is enough for an edge; the formula only has to distinguish the two half
 * circles.
 */
final class TwoMoonsFormula implements Experiment {
  private static final double R2_THRESHOLD = 0.9;
  private static final TwoMoons SPLINES = new TwoMoons();

  @Override
  public String id() {
    return "two-moons-formula";
  }

  @Override
  public String metric() {
    return SPLINES.metric();
  }

  @Override
  public OptionalDouble published() {
    return SPLINES.published();
  }

  @Override
  public boolean largerIsBetter() {
    return SPLINES.largerIsBetter();
  }

  @Override
  public boolean stuck(double measured) {
    return SPLINES.stuck(measured);
  }

  @Override
  public Outcome run(int seed) {
    Dataset data = TwoMoons.data(seed);
    Kan trained = TwoMoons.trained(data, seed);
    FormulaDiscovery method =
        FormulaDiscovery.builder()
            .trainer(LadderTrainer.builder().gridLadder(3).seed(seed).build())
            .autoSymbolic(AutoSymbolic.builder().r2Threshold(R2_THRESHOLD).build())
            .build();
    Discovery found = method.findInTrained(trained, data.train());
    if (!found.isFormula()) {
      return new Outcome(0, "no formula: " + found.edges());
    }
    SymbolicFormula formula = SymbolicFormula.of(found.kan());
    Batch outputs = formula.evaluate(data.test().inputs());
    return new Outcome(TwoMoons.accuracy(outputs, data.test()), Formulas.described(formula, data));
  }
}
