// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Samples;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrozenFitTest {
  @Test
  void leavesFrozenParametersAndTheSpecificationAlone() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 300));
    Kan kan =
        Initialiser.pykan()
            .initialise(KanSpec.builder(2, 2, 1).freeze(ParameterKind.BASE_SCALE).build(), 4);
    Kan fitted =
        LadderTrainer.builder().gridLadder(4).mostStarts(3).build().train(kan, samples).kan();
    assertFrozenAreTheSame(fitted, kan);
    for (int l = 0; l < 2; l++) {
      assertThat(fitted.layer(l).values(ParameterKind.BASE_SCALE))
          .isEqualTo(kan.layer(l).values(ParameterKind.BASE_SCALE));
      assertThat(fitted.layer(l).spec().frozen()).isEqualTo(kan.layer(l).spec().frozen());
      assertThat(fitted.layer(l).spec().grid().gridIntervals()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(ParameterKind.class)
  void aFrozenKindComesBackBitByBit(ParameterKind kind) {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 200));
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 2, 1).freeze(kind).build(), 4);
    TrainingResult result =
        LadderTrainer.builder()
            .gridLadder(4)
            .stepsPerStage(5)
            .mostStarts(3)
            .build()
            .train(kan, samples);
    assertFrozenAreTheSame(result.kan(), kan);
    double error = FitProblems.rootMeanSquare(result.kan(), samples);
    assertThat(Math.sqrt(result.trainLoss())).isCloseTo(error, FitProblems.byOnePart(1e9, error));
    assertThat(error).isLessThan(FitProblems.rootMeanSquare(kan, samples));
  }

  /** Samples whose mean and deviation do not come back by multiplying what was divided. */
  @ParameterizedTest
  @CsvSource({"6, 60", "5, 200"})
  void theUnitsOfTheTargetsLeaveNothingInFrozenNodes(int seed, int count) {
    Samples samples = FitProblems.hello(seed).train().select(FitProblems.rows(0, count));
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1, 1).build(), 4);
    LadderTrainer fit =
        LadderTrainer.builder().gridLadder(3).mostStarts(1).stepsPerStage(1).build();
    assertFrozenAreTheSame(fit.train(kan, samples).kan(), kan);
  }

  private static void assertFrozenAreTheSame(Kan fitted, Kan given) {
    for (int l = 0; l < given.layers().size(); l++) {
      for (ParameterKind kind : given.layer(l).spec().frozen()) {
        assertThat(fitted.layer(l).values(kind)).isEqualTo(given.layer(l).values(kind));
      }
    }
  }
}
