// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ladder on networks some of whose edges are functions already. */
class SymbolicFitTest {
  private static final Dataset DATA =
      UniformSampling.of(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]), 2)
          .train(500)
          .build();

  /** The inner edges are splines, the outer one is exp alone. */
  private static Kan exponentialOutside() {
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, 1, 1).build(), 3);
    return kan.withLayers(List.of(kan.layer(0), only(kan.layer(1), "exp", Affine.IDENTITY)));
  }

  private static KanLayer only(KanLayer layer, String name, Affine affine) {
    return layer
        .withMask(new boolean[layer.mask().length])
        .withSymbolic(0, 0, new SymbolicCurve(RandomNetworks.function(name), affine));
  }

  @Test
  void splinesAreFittedInsideAFunction() {
    TrainingResult result =
        LadderTrainer.builder()
            .gridLadder(3, 10, 20)
            .mostStarts(4)
            .build()
            .train(exponentialOutside(), DATA.train());
    KanLayer outer = result.kan().layer(1);
    assertThat(outer.spec())
        .isEqualTo(exponentialOutside().layer(1).spec().withGrid(outer.spec().grid()));
    assertThat(outer.mask()).containsOnly(false);
    assertThat(outer.symbolic(0, 0).orElseThrow().function().name()).isEqualTo("exp");
    assertThat(FitProblems.rootMeanSquare(result.kan(), DATA.test())).isLessThan(3e-5);
  }

  @Test
  void frozenNumbersOfAFunctionComeBackBitByBit() {
    Kan given = exponentialOutside();
    Affine numbers = new Affine(0.9, 0.1, 1.1, 0.3);
    Kan kan =
        given.withLayers(
            List.of(
                given.layer(0),
                only(given.layer(1), "exp", numbers)
                    .withFrozen(
                        Set.of(
                            ParameterKind.SYMBOLIC_AFFINE,
                            ParameterKind.NODE_SCALE,
                            ParameterKind.NODE_BIAS))));
    TrainingResult result =
        LadderTrainer.builder()
            .gridLadder(4)
            .stepsPerStage(10)
            .mostStarts(3)
            .build()
            .train(kan, DATA.train());
    assertThat(result.kan().layer(1).symbolic(0, 0).orElseThrow().affine()).isEqualTo(numbers);
    assertThat(FitProblems.rootMeanSquare(result.kan(), DATA.train()))
        .isLessThan(0.1 * FitProblems.rootMeanSquare(kan, DATA.train()));
  }

  @Test
  void constantsOfAFormulaAreFittedToMachinePrecision() {
    Kan given = RandomNetworks.symbolicOnly(exponentialOutside());
    KanLayer inner =
        given
            .layer(0)
            .withSymbolic(
                0, 0, new SymbolicCurve(RandomNetworks.function("sin"), new Affine(3, 0, 1, 0)))
            .withSymbolic(
                1,
                0,
                new SymbolicCurve(RandomNetworks.function("x^2"), new Affine(1, 0.1, 1.2, 0)));
    Kan kan = given.withLayers(List.of(inner, given.layer(1)));
    TrainingResult result =
        LadderTrainer.builder().gridLadder(1).mostStarts(1).build().train(kan, DATA.train());
    assertThat(FitProblems.rootMeanSquare(result.kan(), DATA.test())).isLessThan(1e-13);
  }

  /** A random start may well be negative where the logarithm in the middle takes it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void startsWhereAFunctionHasNoValueDoNoHarm(int seed) {
    Samples samples =
        UniformSampling.of(x -> Math.cos(3 * Math.log(1.5 + x[0])), 1).train(300).build().train();
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(1, 1, 1, 1).build(), seed);
    Kan given =
        kan.withLayers(
            List.of(kan.layer(0), only(kan.layer(1), "log", new Affine(1, 2, 1, 0)), kan.layer(2)));
    TrainingResult result =
        LadderTrainer.builder()
            .gridLadder(3, 5)
            .mostStarts(12)
            .seed(seed)
            .build()
            .train(given, samples);
    assertThat(result.kan().layer(1).symbolic(0, 0).orElseThrow().function().name())
        .isEqualTo("log");
    assertThat(FitProblems.rootMeanSquare(result.kan(), samples)).isLessThan(0.01);
  }
}
