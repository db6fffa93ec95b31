// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.editing.grid.AdaptiveKnots;
import dev.kan.core.editing.pruning.Pruning;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.compile.ExpressionCompiler;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.discovery.SmallestNetwork;
import dev.kan.core.formula.symbolic.AffineRefit;
import dev.kan.core.formula.symbolic.AffineRefit.NumericParts;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.formula.symbolic.AutoSymbolic.Activations;
import dev.kan.core.formula.symbolic.Suggestions;
import dev.kan.core.formula.symbolic.SymbolicFit;
import dev.kan.core.spline.Interval;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Tests that builders keep the settings that they begin with and have the documented defaults. */
class SettingsTest {
  private static final SymbolicFit FIT =
      SymbolicFit.builder().largestA(7).margin(3).threads(2).build();
  private static final Suggestions SUGGESTIONS =
      Suggestions.builder()
          .fit(FIT)
          .library(FunctionLibrary.standard().select("x", "sin"))
          .top(2)
          .build();
  private static final AutoSymbolic AUTO =
      AutoSymbolic.builder()
          .suggestions(SUGGESTIONS)
          .r2Threshold(0.5)
          .activations(Activations.AS_GIVEN)
          .build();
  private static final AffineRefit REFIT =
      AffineRefit.builder().steps(9).numericParts(NumericParts.TRAINED).build();
  private static final SmallestNetwork NETWORK =
      SmallestNetwork.builder().trainer(LadderTrainer.of(4)).slack(2).tolerance(0.1).build();

  @Test
  void buildersKeepTheSettingsTheyBeginWith() {
    FormulaDiscovery discovery =
        FormulaDiscovery.builder().network(NETWORK).autoSymbolic(AUTO).refit(REFIT).build();
    ExpressionCompiler compiler =
        ExpressionCompiler.builder("a", "b")
            .inputRanges(new Interval(0, 1), new Interval(2, 3))
            .gridIntervals(5)
            .splineOrder(2)
            .build();
    Pruning pruning =
        Pruning.builder().nodeThreshold(0.1).edgeThreshold(0.2).inputThreshold(0.3).build();
    AdaptiveKnots knots = AdaptiveKnots.builder().gridEps(0.5).margin(0.1).build();

    assertThat(FIT.toBuilder().build()).isEqualTo(FIT).isEqualTo(new SymbolicFit(7, 3, 2));
    assertThat(SUGGESTIONS.toBuilder().build()).isEqualTo(SUGGESTIONS);
    assertThat(AUTO.toBuilder().build()).isEqualTo(AUTO);
    assertThat(REFIT.toBuilder().build()).isEqualTo(REFIT);
    assertThat(NETWORK.toBuilder().build()).isEqualTo(NETWORK);
    assertThat(discovery.toBuilder().build())
        .isEqualTo(discovery)
        .isEqualTo(new FormulaDiscovery(NETWORK, AUTO, REFIT));
    assertThat(compiler.toBuilder().build()).isEqualTo(compiler);
    assertThat(pruning.toBuilder().build()).isEqualTo(pruning);
    assertThat(knots.toBuilder().build()).isEqualTo(knots).isEqualTo(new AdaptiveKnots(0.5, 0.1));
  }

  @Test
  void shortcutsKeepOtherSettings() {
    FunctionLibrary few = FunctionLibrary.standard().select("exp");
    FormulaDiscovery discovery =
        FormulaDiscovery.builder()
            .network(NETWORK)
            .autoSymbolic(AUTO)
            .trainer(LadderTrainer.of(6))
            .library(few)
            .build();

    assertThat(discovery.network())
        .isEqualTo(NETWORK.toBuilder().trainer(LadderTrainer.of(6)).build());
    assertThat(discovery.autoSymbolic())
        .isEqualTo(
            AUTO.toBuilder().suggestions(SUGGESTIONS.toBuilder().library(few).build()).build());
    assertThat(discovery.refit()).isEqualTo(AffineRefit.defaults());
  }

  @Test
  void defaultsMatchDocumentation() {
    assertThat(Pruning.defaults())
        .isEqualTo(
            new Pruning(OptionalDouble.of(0.01), OptionalDouble.of(0.03), OptionalDouble.empty()));
    assertThat(AdaptiveKnots.defaults()).isEqualTo(new AdaptiveKnots(0.02, 0));
    assertThat(AutoSymbolic.defaults().r2Threshold()).isEqualTo(0.99);
    assertThat(AutoSymbolic.defaults().suggestions().top()).isEqualTo(5);
    assertThat(AffineRefit.defaults().steps()).isEqualTo(500);
    assertThat(FormulaDiscovery.defaults().network().trainer().gridLadder())
        .containsExactly(3, 10, 20);
  }
}
