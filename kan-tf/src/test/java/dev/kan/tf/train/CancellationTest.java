// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.concurrent.CancellationToken;
import dev.kan.tf.optimize.FrameworkOptimizer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.framework.optimizers.GradientDescent;

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
    TrainingResult result = trainer(100).listener(after(7, token::cancel)).fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isEqualTo(7);
    assertThat(result.history().evaluations()).extracting(Evaluation::step).containsExactly(0, 7);
    TrainingResult sevenSteps = trainer(7).cancelOn(new CancellationToken()).fit(DATA);
    assertThat(result.evaluation()).isEqualTo(sevenSteps.evaluation());
    assertThat(result.kan().layers()).isEqualTo(sevenSteps.kan().layers());
    assertThat(result.kan().provenance().steps().get(1).details()).containsEntry("steps", "7");
  }

  @Test
  void evaluatesNoStepTwice() {
    TrainingResult result =
        trainer(100).evaluateEvery(4).listener(after(8, token::cancel)).fit(DATA);
    assertThat(result.history().evaluations())
        .extracting(Evaluation::step)
        .containsExactly(0, 4, 8);
    assertThat(result.evaluation().step()).isEqualTo(8);
  }

  @Test
  void aCancelledTokenAllowsNoStep() {
    token.cancel();
    assertThat(token.isCancelled()).isTrue();
    TrainingResult result = trainer(100).fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isZero();
    assertThat(result.evaluation().step()).isZero();
  }

  @Test
  void afterTheLastStepThereIsNothingToCancel() {
    TrainingResult result = trainer(5).listener(after(5, token::cancel)).fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.STEPS_DONE);
  }

  @Test
  void whatDivergedBeforeItWasCancelledIsNotReturned() {
    TrainingResult result =
        trainer(100)
            .optimizer(new FrameworkOptimizer(graph -> new GradientDescent(graph, 1e30f)))
            .listener(after(1, token::cancel))
            .fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.NOT_FINITE);
    assertThat(result.evaluation().step()).isZero();
  }

  @Test
  void worksFromAnotherThread() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    KanTrainer trainer = trainer(Integer.MAX_VALUE).listener(after(1, running::countDown));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<TrainingResult> result = executor.submit(() -> trainer.fit(DATA));
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
          public void finished(TrainingResult result) {
            seen[0] = Thread.currentThread().isInterrupted();
          }
        };
    TrainingResult result =
        trainer(100)
            .listener(after(3, Thread.currentThread()::interrupt))
            .listener(atTheEnd)
            .fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isEqualTo(3);
    assertThat(seen[0]).as("interrupted while listeners close their files").isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void anInterruptFromBeforeCounts() {
    Thread.currentThread().interrupt();
    TrainingResult result = trainer(100).fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isZero();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  private KanTrainer trainer(int steps) {
    return KanTrainer.of(KAN).steps(steps).evaluateEvery(steps).cancelOn(token);
  }

  private static TrainingListener after(int step, Runnable action) {
    return new TrainingListener() {
      @Override
      public void stepped(int made, double loss) {
        if (made == step) {
          action.run();
        }
      }
    };
  }
}
