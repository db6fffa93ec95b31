// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.kan.attack.Attack;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.optimize.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts at random moments of second-order steps of more than 128 unknowns. */
class InterruptedStepAttackTest {
  private static final int LONGEST_MILLIS = 300;
  private static final Kan KAN =
      Initialiser.powerLaw().initialise(KanSpec.builder(3, 8, 1).build(), 4);
  private static final Dataset DATA =
      UniformSampling.of(x -> Math.sin(40 * x[0] * x[1]) + x[2], 3).train(3000).test(50).build();

  @TempDir private Path folder;

  @AfterEach
  void leaveNoInterrupt() {
    Thread.interrupted();
  }

  @Test
  void endsCancelledWithACheckpointToResume() {
    assertThat(KAN.trainableParameterCount()).isGreaterThan(128);
    Attack attack = Attack.named("interrupts of second-order steps");
    int attempts = Attack.attempts(20);
    for (int i = 0; i < attempts; i++) {
      int millis = attack.random().nextInt(LONGEST_MILLIS);
      Path file = folder.resolve(i + ".kan");
      attack.attempt("interrupt after " + millis + " ms", () -> interruptAfter(millis, file));
    }
    attack.report();
  }

  private static void interruptAfter(int millis, Path file) throws IOException {
    Thread training = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              Uninterruptibles.sleepUninterruptibly(millis, TimeUnit.MILLISECONDS);
              training.interrupt();
            });
    interrupter.start();
    TrainingResult cut =
        trainer(10_000).checkpoint(file, 10_000, Duration.ofDays(1)).build().train(KAN, DATA);
    assertThat(Thread.interrupted()).isTrue();
    Uninterruptibles.joinUninterruptibly(interrupter);
    assertThat(cut.stopReason()).isEqualTo(StopReason.CANCELLED);
    int steps = cut.history().steps();
    assertThat(cut.evaluation().step()).isEqualTo(steps);
    assertThat(Checkpoint.read(file).step()).isEqualTo(steps);
    TrainingHistory resumed = trainer(steps + 1).build().resume(KAN, DATA, file).history();
    assertThat(resumed.steps()).isEqualTo(steps + 1);
    assertThat(resumed.stepLosses()[steps]).isEqualTo(cut.trainLoss());
    assertThat(resumed.evaluations()).extracting(Evaluation::step).doesNotHaveDuplicates();
  }

  private static TensorFlowTrainer.Builder trainer(int steps) {
    return TensorFlowTrainer.builder()
        .optimizer(Optimizer.levenbergMarquardt())
        .steps(steps)
        .evaluateEvery(10_000);
  }
}
