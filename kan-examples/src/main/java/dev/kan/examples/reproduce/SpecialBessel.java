// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.formula.discovery.Discovery;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.symbolic.EdgeReport;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hipparchus.special.BesselJ;

/**
 * The experiment Example 5 of pykan: {@code exp(J0(20 x1) + x2^2)}, starting with a [2, 3, 1]
 * network, with the Bessel function J0 added to the library. The measured value is the r2 of J0 on
 * the edge for which it is found, before the refit, or 0 if it is not found.
 */
final class SpecialBessel implements Experiment {
  private static final String NAME = "J0";
  private static final int COMPLEXITY = 4;

  @Override
  public String id() {
    return "special-bessel";
  }

  @Override
  public String metric() {
    return "r2 of J0";
  }

  @Override
  public OptionalDouble published() {
    return OptionalDouble.of(0.9989);
  }

  @Override
  public boolean largerIsBetter() {
    return true;
  }

  @Override
  public boolean stuck(double measured) {
    return !(measured >= bar());
  }

  @Override
  public Outcome run(int seed) {
    Dataset data =
        UniformSampling.of(x -> Math.exp(BesselJ.value(0, Math.abs(20 * x[0])) + x[1] * x[1]), 2)
            .seed(seed)
            .build();
    FormulaDiscovery method =
        FormulaDiscovery.builder()
            .library(library())
            .trainer(LadderTrainer.builder().gridLadder(20, 40).seed(seed).build())
            .build();
    Discovery found = Formulas.discover(data, Formulas.spec(2, 3, 1), method, seed);
    double r2 =
        found.edges().stream()
            .filter(edge -> edge.fixed() && edge.curve().function().name().equals(NAME))
            .mapToDouble(EdgeReport::r2)
            .findFirst()
            .orElse(0);
    Outcome formula = Formulas.testError(found, data);
    return new Outcome(
        r2, String.format(Locale.ROOT, "test RMSE %.2g: %s", formula.measured(), formula.detail()));
  }

  /** Returns the standard library with J0, which is even and has the derivative -J1. */
  private static FunctionLibrary library() {
    CustomFunction j1 =
        CustomFunction.of("J1", x -> Math.signum(x) * BesselJ.value(1, Math.abs(x)));
    CustomFunction j0 =
        CustomFunction.of(NAME, x -> BesselJ.value(0, Math.abs(x)), x -> x.into(j1).times(-1));
    Expression body = Expression.variable(SymbolicFunction.VARIABLE).into(j0);
    return FunctionLibrary.standard().with(SymbolicFunction.of(NAME, COMPLEXITY, body));
  }
}
