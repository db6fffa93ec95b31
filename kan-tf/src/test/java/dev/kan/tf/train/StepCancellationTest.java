// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.editing.grid.AdaptiveKnots;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps so long that a request to end comes within them. */
class StepCancellationTest {
  private static final Kan LARGE = kan(10);
  private static final Kan KAN = kan(5);
  private static final Dataset DATA =
      UniformSampling.of(x -> Math.sin(9 * x[0] * x[1]) + x[2], 10).train(10_000).test(50).build();

  @TempDir private Path folder;

  @Test
  void aBudgetEndsALongStep() {
    CancellationToken budget = CancellationToken.after(Duration.ofMillis(200));
    TrainingResult result = budget.during(() -> trainer(100).build().train(LARGE, DATA));
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.evaluation().step()).isEqualTo(result.history().steps());
    assertThat(result.kan().layers()).isEqualTo(LARGE.layers());
  }

  static Stream<TensorFlowTrainer.Builder> trainers() {
    GridSchedule always =
        GridSchedule.builder().every(1).untilStep(100).placement(AdaptiveKnots.defaults()).build();
    return Stream.of(
        trainer(2),
        trainer(2).updateGrids(always),
        trainer(2).optimizer(Optimizer.lbfgs()).updateGrids(always));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void aStepCutShortLeavesTheStateBeforeIt(TensorFlowTrainer.Builder settings) throws IOException {
    Path file = folder.resolve("training.kan");
    TensorFlowTrainer trainer = settings.checkpoint(file, 100, Duration.ofDays(1)).build();
    WithinStep second = new WithinStep(2);
    TrainingResult cut;
    try (Cancellation scope = Cancellation.open(second)) {
      cut = scope.during(() -> trainer.train(KAN, DATA, second));
    }
    assertThat(cut.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(cut.history().steps()).isEqualTo(1);
    assertThat(cut.evaluation().step()).isEqualTo(1);
    TrainingResult resumed = trainer.resume(KAN, DATA, file);
    TrainingResult whole = trainer.train(KAN, DATA);
    assertThat(resumed.history().stepLosses()).isEqualTo(whole.history().stepLosses());
    assertThat(resumed.evaluation()).isEqualTo(whole.evaluation());
    assertThat(resumed.kan()).isEqualTo(whole.kan());
  }

  private static Kan kan(int hidden) {
    KanSpec spec = KanSpec.builder(10, hidden, 1).gridIntervals(5).build();
    return Initialiser.powerLaw().initialise(spec, 4);
  }

  private static TensorFlowTrainer.Builder trainer(int steps) {
    return TensorFlowTrainer.builder()
        .runtime(RuntimeOptions.builder().threads(1).build())
        .optimizer(Optimizer.levenbergMarquardt())
        .steps(steps)
        .evaluateEvery(100);
  }

  /** Asks for an end the second time that it is asked before a step is done: within the step. */
  private static final class WithinStep implements TrainingListener, BooleanSupplier {
    private final int last;
    private int made;
    private int asked;

    WithinStep(int last) {
      this.last = last;
    }

    @Override
    public void onStep(TrainingStep step) {
      made = step.number();
    }

    @Override
    public boolean getAsBoolean() {
      return made == last - 1 && ++asked > 1;
    }
  }
}
