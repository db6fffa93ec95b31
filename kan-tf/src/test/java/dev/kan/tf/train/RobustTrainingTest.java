// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.editing.grid.AdaptiveKnots;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Interval;
import dev.kan.core.training.concurrent.CancellationToken;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.tf.optimize.Adam;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.optimize.Sgd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.TFloat64;

/** What happens when a training goes wrong, is cancelled, or has done all it can. */
class RobustTrainingTest {
  private static final Dataset DATA =
      UniformSampling.of(x -> x[0] * x[0] + x[1], 2).train(100).test(20).build();

  @TempDir private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 6);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDivergingTrainingWithCheckpointsAndMovesReturnsTheLastGoodNetwork(int seed) {
    for (double rate : new double[] {100, 3e38}) {
      KanTrainer trainer = KanTrainer.of(kan(seed)).optimizer(new Sgd(rate, 0.9)).steps(60);
      TrainingResult written =
          trainer.checkpoint(folder.resolve("c" + rate), 1, Duration.ofDays(1)).fit(DATA);
      TrainingResult moved = trainer.updateGrids(GridSchedule.pykan()).fit(DATA);
      assertThat(written.stopReason()).isEqualTo(StopReason.NOT_FINITE);
      assertThat(moved.stopReason()).isEqualTo(StopReason.NOT_FINITE);
      assertThat(written.evaluation().isFinite()).isTrue();
      assertThat(moved.evaluation().isFinite()).isTrue();
    }
  }

  @Test
  void aCancelledTrainingIsWrittenDownAndGoesOn() throws IOException {
    Path file = folder.resolve("training.kan");
    CancellationToken token = new CancellationToken();
    TrainingResult whole = adam().fit(DATA);
    TrainingResult cut =
        adam()
            .checkpoint(file, 1000, Duration.ofDays(1))
            .cancelOn(token)
            .listener(
                new TrainingListener() {
                  @Override
                  public void stepped(int step, double loss) {
                    if (step == 13) {
                      token.cancel();
                    }
                  }
                })
            .fit(DATA);
    assertThat(cut.stopReason()).isEqualTo(StopReason.CANCELLED);
    TrainingResult resumed = adam().resume(DATA, file);
    assertThat(resumed.kan()).isEqualTo(whole.kan());
    assertThat(resumed.history().evaluations()).isEqualTo(whole.history().evaluations());
  }

  @Test
  void anInterruptWhileACheckpointIsWrittenIsACancellation() {
    KanTrainer trainer =
        adam()
            .checkpoint(folder.resolve("training.kan"), 1, Duration.ofDays(1))
            .listener(
                new TrainingListener() {
                  @Override
                  public void stepped(int step, double loss) {
                    if (step == 5) {
                      Thread.currentThread().interrupt();
                    }
                  }
                });
    TrainingResult result = trainer.fit(DATA);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isEqualTo(5);
  }

  @Test
  void warningsOfMovesSurviveAnInterruption() throws IOException {
    Dataset constant =
        UniformSampling.ofVector(x -> new double[] {x[0]}, 2)
            .ranges(List.of(new Interval(-1, 1), new Interval(0.5, Math.nextUp(0.5))))
            .train(50)
            .test(5)
            .build();
    Path file = folder.resolve("training.kan");
    GridSchedule schedule = new GridSchedule(5, 100, AdaptiveKnots.defaults());
    TrainingResult whole =
        adam().updateGrids(schedule).checkpoint(file, 18, Duration.ofDays(1)).fit(constant);
    TrainingResult resumed = adam().updateGrids(schedule).resume(constant, file);
    assertThat(whole.warnings()).anyMatch(w -> w.message().contains("old grid is kept"));
    assertThat(whole.warnings()).doesNotHaveDuplicates();
    assertThat(resumed.warnings()).isEqualTo(whole.warnings());
  }

  @Test
  void whereKnotsAreYetToMoveATrainingHasNotConverged() {
    Kan linear =
        Initialiser.powerLaw()
            .initialise(
                KanSpec.builder(2, 1).gridIntervals(2).freeze(ParameterKind.SPLINE_SCALE).build(),
                0);
    GridSchedule once = new GridSchedule(60, 61, AdaptiveKnots.defaults());
    TrainingResult result =
        KanTrainer.of(linear)
            .optimizer(Lbfgs.strongWolfe())
            .precision(TFloat64.class)
            .updateGrids(once)
            .steps(300)
            .fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
    assertThat(result.history().steps()).isGreaterThan(60);
  }

  @Test
  void settingsThatDecideTheResultAreComparedOnResuming() {
    Path file = folder.resolve("training.kan");
    adam().stopEarly(4).checkpoint(file, 10, Duration.ofDays(1)).fit(DATA);
    assertThatThrownBy(() -> adam().stopEarly(2).resume(DATA, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whose stopEarly is 4 evaluations, one each 3");
  }

  @Test
  void theHistorySaysWhatWasComputedIn() {
    TrainingResult result =
        KanTrainer.of(kan(0))
            .optimizer(LevenbergMarquardt.standard())
            .schedule(new Schedule.Constant())
            .steps(2)
            .fit(DATA);
    assertThat(result.kan().provenance().steps().get(1).details())
        .containsEntry("precision", "float64");
  }

  private static KanTrainer adam() {
    return KanTrainer.of(kan(3)).optimizer(Adam.withLearningRate(0.02)).steps(30);
  }

  private static Kan kan(int seed) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), seed);
  }
}
