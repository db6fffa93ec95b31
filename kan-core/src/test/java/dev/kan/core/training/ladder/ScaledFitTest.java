// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.TrainingStep.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledFitTest {
  private static final LadderTrainer FIT =
      LadderTrainer.builder().gridLadder(3, 10).mostStarts(6).build();
  private static final Dataset DATA = FitProblems.hello(0);

  @ParameterizedTest
  @CsvSource({"1, 10", "-3, 0", "40, -40", "-300, 300", "498, -498"})
  void powersOfTwoChangeNothingButTheUnits(int inputExponent, int targetExponent) {
    Samples few = DATA.train().select(FitProblems.rows(0, 300));
    List<TrainingStep> heard = new ArrayList<>();
    TrainingResult plain = fitted(few, heard);

    List<TrainingStep> heardScaled = new ArrayList<>();
    TrainingResult scaled =
        fitted(
            scaled(few, Math.scalb(1.0, inputExponent), Math.scalb(1.0, targetExponent)),
            heardScaled);

    Batch x = DATA.test().inputs();
    double[] expected = KanEvaluator.of(plain.kan()).evaluate(x).toArray();
    double[] actual =
        KanEvaluator.of(scaled.kan()).evaluate(scaled(x, Math.scalb(1.0, inputExponent))).toArray();
    for (int n = 0; n < expected.length; n++) {
      assertThat(Math.scalb(actual[n], -targetExponent))
          .isCloseTo(expected[n], FitProblems.byOnePart(1e11, Math.abs(expected[n])));
    }
    assertThat(Math.scalb(scaled.trainLoss(), -2 * targetExponent))
        .isCloseTo(plain.trainLoss(), FitProblems.byOnePart(1e9, plain.trainLoss()));
    assertThat(starts(heardScaled)).isPositive().isEqualTo(starts(heard));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1e-3",
    "1, 1e-6",
    "1e6, 1",
    "1e10, 1",
    "1e-150, 1e150",
    "1e150, 1e-150",
    "1e150, 1e150"
  })
  void anyScaleIsFittedAsWell(double inputScale, double targetScale) {
    double plain = error(fitted(DATA.train()).kan(), 1, 1);

    double scaled =
        error(fitted(scaled(DATA.train(), inputScale, targetScale)).kan(), inputScale, targetScale);

    assertThat(scaled).isBetween(plain / 2, plain * 2);
  }

  @Test
  void targetsFarFromZeroAreFittedAsWell() {
    Samples far = shifted(DATA.train(), 1e6);

    Kan kan = fitted(far).kan();

    assertThat(FitProblems.rootMeanSquare(kan, shifted(DATA.test(), 1e6))).isLessThan(1e-3);
  }

  @Test
  void productsOfOutputsAreScaledToo() {
    Samples samples = scaled(DATA.train().select(FitProblems.rows(0, 300)), 1e4, 1e-5);
    Kan product =
        Initialiser.powerLaw()
            .initialise(KanSpec.builder(2, List.of(NodeLayout.of(0, 2))).build(), 1);

    Kan kan = FIT.train(product, samples).kan();

    assertThat(FitProblems.rootMeanSquare(kan, samples)).isLessThan(1e-5 * 5e-2);
    assertThat(kan.layer(0).values(ParameterKind.NODE_BIAS)).containsExactly(0);
  }

  @Test
  void frozenBasesOfLaterLayersAreScaledWithTheRest() {
    Samples samples = scaled(DATA.train().select(FitProblems.rows(0, 300)), 1, 100);
    Kan kan = FitProblems.network(0, 2, 2, 1);
    KanLayer last = kan.layer(1);
    Set<ParameterKind> frozen = EnumSet.copyOf(last.spec().frozen());
    frozen.add(ParameterKind.BASE_SCALE);
    Kan frozenBase = kan.withLayers(List.of(kan.layer(0), last.withFrozen(frozen)));

    Kan fitted = FIT.train(frozenBase, samples).kan();

    assertThat(FitProblems.rootMeanSquare(fitted, samples)).isLessThan(100 * 1e-2);
    assertThat(fitted.layer(1).values(ParameterKind.BASE_SCALE))
        .containsExactly(last.values(ParameterKind.BASE_SCALE));
  }

  @Test
  void trainableBiasesOfProductsAreScaledWithTheRest() {
    Samples samples = scaled(DATA.train().select(FitProblems.rows(0, 300)), 1, 1e3);
    Kan kan =
        Initialiser.powerLaw()
            .initialise(KanSpec.builder(2, List.of(NodeLayout.of(0, 2))).build(), 1);
    Set<ParameterKind> frozen = EnumSet.copyOf(kan.layer(0).spec().frozen());
    frozen.remove(ParameterKind.NODE_BIAS);
    Kan biased = kan.withLayers(List.of(kan.layer(0).withFrozen(frozen)));

    Kan fitted = FIT.train(biased, samples).kan();

    assertThat(FitProblems.rootMeanSquare(fitted, samples)).isLessThan(1e3 * 5e-2);
  }

  private static TrainingResult fitted(Samples samples) {
    return fitted(samples, new ArrayList<>());
  }

  private static TrainingResult fitted(Samples samples, List<TrainingStep> heard) {
    return FIT.train(
        FitProblems.network(0, 2, 2, 1), samples, Optional.empty(), FitProblems.onStep(heard::add));
  }

  private static int starts(List<TrainingStep> heard) {
    return heard.stream()
        .filter(step -> step.phase() == Phase.SEARCH)
        .mapToInt(TrainingStep::number)
        .max()
        .orElseThrow();
  }

  private static double error(Kan kan, double inputScale, double targetScale) {
    Samples test = DATA.test();
    Batch y = KanEvaluator.of(kan).evaluate(scaled(test.inputs(), inputScale));
    double sum = 0;
    for (int n = 0; n < test.size(); n++) {
      sum += Math.pow(y.get(n, 0) / targetScale - test.targets().get(n, 0), 2);
    }
    return Math.sqrt(sum / test.size());
  }

  private static Samples scaled(Samples samples, double inputScale, double targetScale) {
    return new Samples(
        scaled(samples.inputs(), inputScale), scaled(samples.targets(), targetScale));
  }

  private static Batch scaled(Batch batch, double factor) {
    return Batch.of(
        batch.columns(), Arrays.stream(batch.toArray()).map(value -> factor * value).toArray());
  }

  private static Samples shifted(Samples samples, double by) {
    return samples.withTargets(
        Batch.of(1, Arrays.stream(samples.targets().toArray()).map(t -> t + by).toArray()));
  }
}
