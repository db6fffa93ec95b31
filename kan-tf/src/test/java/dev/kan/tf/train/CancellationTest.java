// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.tf.optimize.Optimizer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.types.TFloat64;

class CancellationTest {
  private static final Kan KAN =
      Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 4);
  private static final Dataset DATA =
      UniformSampling.of(x -> x[0] * x[0] + x[1], 2).train(100).test(50).build();

  private final CancellationToken token = new CancellationToken();

  @AfterEach
  void leaveNoInterrupt() {
    Thread.interrupted();
  }

  @Test
  void endsAtTheNextStepWithTheNetworkAsItIsThen() {
    TrainingResult result = trained(100, after(7, token::cancel));
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isEqualTo(7);
    assertThat(result.history().evaluations()).extracting(Evaluation::step).containsExactly(0, 7);
    TrainingResult sevenSteps = trainer(7).build().train(KAN, DATA);
    assertThat(result.evaluation()).isEqualTo(sevenSteps.evaluation());
    assertThat(result.kan().layers()).isEqualTo(sevenSteps.kan().layers());
    assertThat(result.kan().provenance().steps().get(1).details()).containsEntry("steps", "7");
  }

  @Test
  void evaluatesNoStepTwice() {
    TrainingResult result =
        token.during(
            () -> trainer(100).evaluateEvery(4).build().train(KAN, DATA, after(8, token::cancel)));
    assertThat(result.history().evaluations())
        .extracting(Evaluation::step)
        .containsExactly(0, 4, 8);
    assertThat(result.evaluation().step()).isEqualTo(8);
  }

  @Test
  void aCancelledTokenAllowsNoStep() {
    token.cancel();
    assertThat(token.isCancelled()).isTrue();
    TrainingResult result = trained(100, TrainingListener.NONE);
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isZero();
    assertThat(result.evaluation().step()).isZero();
  }

  @Test
  void afterTheLastStepThereIsNothingToCancel() {
    TrainingResult result = trained(5, after(5, token::cancel));
    assertThat(result.stopReason()).isEqualTo(StopReason.COMPLETED);
  }

  @Test
  void whatDivergedBeforeItWasCancelledIsNotReturned() {
    TrainingResult result =
        token.during(
            () ->
                trainer(100)
                    .optimizer(Optimizer.framework(graph -> new GradientDescent(graph, 1e30f)))
                    .build()
                    .train(KAN, DATA, after(1, token::cancel)));
    assertThat(result.stopReason()).isEqualTo(StopReason.NOT_FINITE);
    assertThat(result.evaluation().step()).isZero();
  }

  @Test
  void worksFromAnotherThread() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<TrainingResult> result =
          executor.submit(() -> trained(Integer.MAX_VALUE, after(1, running::countDown)));
      running.await();
      token.cancel();
      assertThat(result.get(1, TimeUnit.MINUTES).stopReason()).isEqualTo(StopReason.CANCELLED);
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void anInterruptCancelsAndStaysOnTheThread() {
    boolean[] seen = new boolean[1];
    TrainingListener atTheEnd =
        new TrainingListener() {
          @Override
          public void onFinish(TrainingResult result) {
            seen[0] = Thread.currentThread().isInterrupted();
          }
        };
    TrainingResult result =
        trained(100, TrainingListener.all(after(3, Thread.currentThread()::interrupt), atTheEnd));
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isEqualTo(3);
    assertThat(seen[0]).as("interrupted while listeners close their files").isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void anInterruptFromBeforeCounts() {
    Thread.currentThread().interrupt();
    TrainingResult result = trained(100, TrainingListener.NONE);
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isZero();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aSpentBudgetAllowsNoStep() {
    TensorFlowTrainer trainer =
        trainer(100).precision(TFloat64.class).budget(Duration.ofNanos(1)).build();
    TrainingResult result = trainer.train(KAN, DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.BUDGET_SPENT);
    assertThat(result.history().steps()).isZero();
    assertThat(result.kan().layers()).isEqualTo(KAN.layers());
    assertThat(result.evaluation().step()).isZero();
  }

  @Test
  void aCancellationWithinTheBudgetIsACancellation() {
    TensorFlowTrainer trainer = trainer(100).budget(Duration.ofDays(1)).build();
    TrainingResult result = token.during(() -> trainer.train(KAN, DATA, after(2, token::cancel)));
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isEqualTo(2);
    assertThat(trainer.toBuilder().steps(2).build().train(KAN, DATA).stopReason())
        .isEqualTo(StopReason.COMPLETED);
  }

  /** Trains under the token. */
  private TrainingResult trained(int steps, TrainingListener listener) {
    return token.during(() -> trainer(steps).build().train(KAN, DATA, listener));
  }

  private static TensorFlowTrainer.Builder trainer(int steps) {
    return TensorFlowTrainer.builder().steps(steps).evaluateEvery(steps);
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
}
