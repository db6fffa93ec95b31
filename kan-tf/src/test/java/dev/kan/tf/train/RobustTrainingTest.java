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
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.optimize.Schedule;
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

/** Tests of trainings that go wrong, are cancelled, or have done all they can. */
class RobustTrainingTest {
  private static final Dataset DATA =
      UniformSampling.of(x -> x[0] * x[0] + x[1], 2).train(100).test(20).build();

  private static final Kan KAN = kan(3);

  @TempDir private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 6);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDivergingTrainingWithCheckpointsAndMovesReturnsTheLastGoodNetwork(int seed) {
    for (double rate : new double[] {100, 3e38}) {
      TensorFlowTrainer trainer =
          TensorFlowTrainer.builder().optimizer(Optimizer.sgd(rate, 0.9)).steps(60).build();
      TrainingResult written =
          trainer.toBuilder()
              .checkpoint(folder.resolve("c" + rate), 1, Duration.ofDays(1))
              .build()
              .train(kan(seed), DATA);
      TrainingResult moved =
          trainer.toBuilder()
              .checkpoint(folder.resolve("m" + rate), 1, Duration.ofDays(1))
              .updateGrids(GridSchedule.pykan())
              .build()
              .train(kan(seed), DATA);
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
    TrainingResult whole = adam().build().train(KAN, DATA);
    TrainingResult cut =
        token.during(
            () ->
                adam()
                    .checkpoint(file, 1000, Duration.ofDays(1))
                    .build()
                    .train(KAN, DATA, after(13, token::cancel)));
    assertThat(cut.stopReason()).isEqualTo(StopReason.CANCELLED);
    TrainingResult resumed = adam().build().resume(KAN, DATA, file);
    assertThat(resumed.kan()).isEqualTo(whole.kan());
    assertThat(resumed.history().evaluations()).isEqualTo(whole.history().evaluations());
  }

  @Test
  void anInterruptWhileACheckpointIsWrittenIsACancellation() {
    TensorFlowTrainer trainer =
        adam().checkpoint(folder.resolve("training.kan"), 1, Duration.ofDays(1)).build();
    TrainingResult result = trainer.train(KAN, DATA, after(5, Thread.currentThread()::interrupt));
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
    GridSchedule schedule =
        GridSchedule.builder().every(5).untilStep(100).placement(AdaptiveKnots.defaults()).build();
    TrainingResult whole =
        adam()
            .updateGrids(schedule)
            .checkpoint(file, 18, Duration.ofDays(1))
            .build()
            .train(KAN, constant);
    TrainingResult resumed = adam().updateGrids(schedule).build().resume(KAN, constant, file);
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
    GridSchedule once =
        GridSchedule.builder().every(60).untilStep(61).placement(AdaptiveKnots.defaults()).build();
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.lbfgs())
            .precision(TFloat64.class)
            .updateGrids(once)
            .steps(300)
            .build()
            .train(linear, DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
    assertThat(result.history().steps()).isGreaterThan(60);
  }

  @Test
  void settingsThatDecideTheResultAreComparedOnResuming() {
    Path file = folder.resolve("training.kan");
    adam().stopEarly(4).checkpoint(file, 10, Duration.ofDays(1)).build().train(KAN, DATA);
    assertThatThrownBy(() -> adam().stopEarly(2).build().resume(KAN, DATA, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whose stopEarly is 4 evaluations, one each 3");
  }

  @Test
  void theHistorySaysWhatWasComputedIn() {
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.levenbergMarquardt())
            .schedule(Schedule.constant())
            .steps(2)
            .build()
            .train(kan(0), DATA);
    assertThat(result.kan().provenance().steps().get(1).details())
        .containsEntry("precision", "float64");
  }

  private static TrainingListener after(int last, Runnable action) {
    return new TrainingListener() {
      @Override
      public void onStep(TrainingStep step) {
        if (step.number() == last) {
          action.run();
        }
      }
    };
  }

  private static TensorFlowTrainer.Builder adam() {
    return TensorFlowTrainer.builder().optimizer(Optimizer.adam(0.02)).steps(30);
  }

  private static Kan kan(int seed) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), seed);
  }
}
