// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.symbolic.AutoSymbolic.Activations;
import dev.kan.core.spline.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoSymbolicTest {
  private static final FunctionLibrary FEW =
      FunctionLibrary.standard().select("0", "x", "x^2", "exp", "sin", "tanh", "gaussian");

  @Test
  void findsFormulaAndRefitsItUpToRoundingErrors() {
    Samples samples = TestNetworks.helloSamples(300, 1);
    AutoSymbolic fixing = AutoSymbolic.defaults();

    FixingResult fixed = fixing.fixSymbolic(TestNetworks.hello(), samples.inputs());
    RefitResult refitted = AffineRefit.defaults().refit(fixed.kan(), samples);
    SymbolicFormula formula = SymbolicFormula.of(refitted.kan());

    assertThat(fixed.numericEdges()).isEmpty();
    assertThat(fixed.edges())
        .extracting(each -> each.curve().function().name())
        .containsExactly("sin", "x^2", "exp");
    assertThat(refitted.lossBefore()).isGreaterThan(1e-10);
    assertThat(refitted.loss()).isLessThan(1e-26);
    assertThat(formula.error(TestNetworks.helloSamples(200, 2)).fromTargets()).isLessThan(1e-12);
    Expression printed =
        formula.withoutNegligibleTerms(samples.inputs(), 1e-9).rounded(4).outputs().get(0);
    assertThat(printed).isEqualTo(Expression.parse("exp(x2^2 + sin(3.142*x1))").simplify());
  }

  /** Fits a curve that is a parabola on the left and a line on the right. */
  @Test
  void usesWeightsOfSamples() {
    Kan kan = Kan.of(List.of(TestNetworks.splines(1, new Interval(-1, 1), x -> x < 0 ? x * x : x)));
    double[] x = new double[201];
    Arrays.setAll(x, n -> n / 100.0 - 1);
    Samples samples = new Samples(Batch.of(1, x), Batch.of(1, new double[201]));

    Samples left = samples.withWeights(Arrays.stream(x).map(at -> at < 0 ? 1 : 1e-12).toArray());
    Samples right = samples.withWeights(Arrays.stream(x).map(at -> at < 0 ? 1e-12 : 1).toArray());

    AutoSymbolic fixing =
        AutoSymbolic.builder().library(FunctionLibrary.standard().select("x", "x^2")).build();
    assertThat(fixing.fixSymbolic(kan, left).edges().get(0).curve().function().name())
        .isEqualTo("x^2");
    assertThat(fixing.fixSymbolic(kan, right).edges().get(0).curve().function().name())
        .isEqualTo("x");
  }

  @Test
  void givesTheSimplestFunctionToAnEdgeThatHardlyVaries() {
    KanLayer quiet =
        TestNetworks.splines(
            2, new Interval(-1, 1), x -> 0.7 + 1e-3 * Math.sin(9 * x * x * x), x -> 2 * x + 1);

    FixingResult fixed =
        AutoSymbolic.builder()
            .library(FEW)
            .build()
            .fixSymbolic(Kan.of(List.of(quiet)), TestNetworks.helloSamples(200, 1).inputs());

    assertThat(fixed.numericEdges()).isEmpty();
    assertThat(fixed.edges())
        .extracting(each -> each.curve().function().name())
        .containsExactly("0", "x");
    assertThat(fixed.edges().get(0).curve().affine().d()).isCloseTo(0.7, within(1e-3));
  }

  @Test
  void keepsEdgesNumericThatNothingFits() {
    KanLayer wild =
        TestNetworks.splines(2, new Interval(-1, 1), x -> Math.sin(9 * x * x * x), x -> 2 * x + 1);
    Kan kan = Kan.of(List.of(wild));

    FixingResult fixed =
        AutoSymbolic.builder()
            .library(FEW)
            .build()
            .fixSymbolic(kan, TestNetworks.helloSamples(200, 1).inputs());

    assertThat(fixed.edges()).extracting(EdgeReport::fixed).containsExactly(false, true);
    assertThat(fixed.numericEdges().get(0).r2()).isBetween(0.0, 0.99);
    assertThat(fixed.kan().layer(0).active(0, 0)).isTrue();
    assertThat(fixed.kan().layer(0).symbolic(0, 0)).isEmpty();
    assertThat(fixed.kan().provenance().steps().get(0).details())
        .containsEntry("layer 0, input 1, subnode 0", "x")
        .hasSize(2);
  }

  @Test
  void keepsSymbolicAndAbsentEdges() {
    Kan kan =
        EdgeFixing.fixSymbolic(
            TestNetworks.hello(), new EdgeIndex(0, 0, 0), TestNetworks.curve("x", 1, 0, 2, 0));
    KanLayer first = kan.layer(0).withMask(new boolean[2]);
    Kan half = kan.withLayers(List.of(first, kan.layer(1)));

    FixingResult fixed =
        AutoSymbolic.builder()
            .library(FEW)
            .build()
            .fixSymbolic(half, TestNetworks.helloSamples(100, 1).inputs());

    assertThat(fixed.edges()).hasSize(1).allMatch(each -> each.edge().layer() == 1);
    assertThat(fixed.kan().layer(0)).isEqualTo(first);
  }

  @Test
  void treatsEdgesWithBothPartsAsNumeric() {
    KanLayer square = TestNetworks.splines(1, new Interval(-1, 1), x -> x * x);
    Kan kan = Kan.of(List.of(square.withSymbolic(0, 0, TestNetworks.curve("x", 1, 0, 2, 1))));

    FixingResult fixed =
        AutoSymbolic.builder()
            .library(FEW)
            .build()
            .fixSymbolic(kan, TestNetworks.helloSamples(100, 1).selectInputs(List.of(0)).inputs());

    assertThat(fixed.numericEdges()).isEmpty();
    assertThat(SymbolicFormula.of(fixed.kan()).outputs().get(0).evaluate(Map.of("x1", 0.3)))
        .isCloseTo(0.3 * 0.3 + 2 * 0.3 + 1, within(1e-3));
  }

  @Test
  void fitsLaterLayersOnFixedLayersUnlessAskedOtherwise() {
    Samples samples = TestNetworks.helloSamples(100, 1);
    // A line in place of the sine changes the inputs of the second layer.
    AutoSymbolic fixing =
        AutoSymbolic.builder().library(FEW.select("x", "exp")).r2Threshold(0.1).build();

    double asFixed = secondLayerR2(fixing, samples);
    double asGiven =
        secondLayerR2(fixing.toBuilder().activations(Activations.AS_GIVEN).build(), samples);
    Kan fixed = fixing.fixSymbolic(TestNetworks.hello(), samples.inputs()).kan();
    Kan before =
        TestNetworks.hello().withLayers(List.of(fixed.layer(0), TestNetworks.hello().layer(1)));
    double expected =
        SymbolicFit.defaults()
            .fit(FEW.get("exp"), EdgeSamples.of(before, new EdgeIndex(1, 0, 0), samples.inputs()))
            .r2();

    assertThat(asFixed).isEqualTo(expected).isNotEqualTo(asGiven);
  }

  private static double secondLayerR2(AutoSymbolic fixing, Samples samples) {
    return fixing.fixSymbolic(TestNetworks.hello(), samples.inputs()).edges().get(2).r2();
  }
}
