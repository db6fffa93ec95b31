// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.concurrent.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a trainer does that is told nothing but the network. */
class LadderTrainingTest {
  private static final int INPUTS = 8;
  private static final double NOISE = 1;
  private static final Dataset SMOOTH =
      UniformSampling.of(x -> x[0] * x[0] + x[1], 2).train(200).test(50).build();

  @AfterEach
  void leaveNoInterrupt() {
    Thread.interrupted();
  }

  @Test
  void doesNotFollowTheNoiseOfALinearFunction() {
    TrainingResult result =
        KanTrainer.of(kan(INPUTS, 5, 1)).fit(Dataset.of(linear(0, 300), linear(1, 1000)));
    assertThat(result.stopReason()).isEqualTo(StopReason.STEPS_DONE);
    // the mean squared error of the true function is the variance of the noise
    assertThat(result.testLoss()).isLessThan(1.15 * NOISE * NOISE);
  }

  @Test
  void findsASmoothFunction() {
    TrainingResult result = KanTrainer.of(kan(2, 3, 1)).fit(SMOOTH);
    assertThat(result.testLoss()).isLessThan(1e-5);
    assertThat(result.testLoss())
        .isCloseTo(meanSquaredError(result.kan(), SMOOTH.test()), within(1e-15));
    assertThat(result.trainLoss())
        .isCloseTo(meanSquaredError(result.kan(), SMOOTH.train()), within(1e-15));
  }

  @Test
  void saysWhatItHasDone() {
    Kan start = kan(2, 1);
    TrainingResult result = KanTrainer.of(start).seed(7).fit(SMOOTH);
    assertThat(result.kan().provenance().steps()).hasSize(start.provenance().steps().size() + 1);
    Map<String, String> details = result.kan().provenance().steps().get(1).details();
    assertThat(details.get("optimizer")).startsWith("LadderFit[gridLadder=[3, 5], ");
    assertThat(details)
        .containsEntry("seed", "7")
        .containsEntry("samples", "200 of 200")
        .containsEntry("loss", "SQUARED_ERROR")
        .containsEntry("testLoss", Double.toString(result.testLoss()));
    assertThat(KanTrainer.of(start).seed(7).fit(SMOOTH).kan()).isEqualTo(result.kan());
  }

  @Test
  void tellsListenersOfItsSteps() {
    List<String> heard = new ArrayList<>();
    int[] most = new int[1];
    TrainingResult result =
        KanTrainer.of(kan(2, 1))
            .listener(
                new TrainingListener() {
                  @Override
                  public void started(int steps) {
                    most[0] = steps;
                  }

                  @Override
                  public void stepped(int step, double loss) {
                    heard.add(step + " " + loss);
                  }

                  @Override
                  public void evaluated(Evaluation evaluation) {
                    heard.add("evaluated " + evaluation.step());
                  }

                  @Override
                  public void finished(TrainingResult last) {
                    heard.add("finished " + last.evaluation().step());
                  }
                })
            .fit(SMOOTH);
    double[] losses = result.history().stepLosses();
    assertThat(losses.length).isPositive().isLessThanOrEqualTo(most[0]);
    List<String> expected = new ArrayList<>(List.of("evaluated 0"));
    for (int step = 1; step <= losses.length; step++) {
      expected.add(step + " " + losses[step - 1]);
    }
    expected.addAll(List.of("evaluated " + losses.length, "finished " + losses.length));
    assertThat(heard).isEqualTo(expected);
  }

  @Test
  void learnsClasses() {
    // the class is the sign of the second input
    Samples inputs = linear(3, 200);
    double[] classes = new double[400];
    for (int r = 0; r < 200; r++) {
      classes[2 * r + (inputs.inputs().get(r, 1) > 0 ? 1 : 0)] = 1;
    }
    Samples samples = inputs.withTargets(Batch.of(2, classes));
    TrainingResult result =
        KanTrainer.of(kan(INPUTS, 2)).loss(Loss.CROSS_ENTROPY).fit(Dataset.split(samples, 0.3, 0));
    assertThat(result.kan().provenance().steps().get(1).details().get("optimizer"))
        .contains("loss=CROSS_ENTROPY");
    assertThat(result.testLoss()).isLessThan(0.3);
  }

  @Test
  void takesAsManySamplesAsServe() {
    Samples few = linear(0, 10);
    assertThat(LadderTraining.enough(few, 0)).isSameAs(few);
    int count = LadderTraining.MOST_SAMPLES + 2;
    double[] numbers = new double[count];
    double[] weights = new double[count];
    for (int r = 0; r < count; r++) {
      numbers[r] = r;
      weights[r] = r == 1 ? 0 : 1;
    }
    Samples many = new Samples(Batch.of(1, numbers), Batch.of(1, numbers)).withWeights(weights);
    Samples taken = LadderTraining.enough(many, 7);
    assertThat(taken.inputs().column(0))
        .hasSize(LadderTraining.MOST_SAMPLES)
        .doesNotContain(1)
        .doesNotHaveDuplicates();
    assertThat(LadderTraining.enough(many, 7)).isEqualTo(taken);
    assertThat(LadderTraining.enough(many, 8)).isNotEqualTo(taken);
  }

  @Test
  void givesTheBestSoFarWhenItIsCancelled() {
    CancellationToken token = new CancellationToken();
    TrainingResult result =
        KanTrainer.of(kan(2, 1)).cancelOn(token).listener(after(4, token::cancel)).fit(SMOOTH);
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isEqualTo(4);
    List<Evaluation> evaluations = result.history().evaluations();
    assertThat(evaluations).extracting(Evaluation::step).containsExactly(0, 4);
    assertThat(result.trainLoss()).isLessThan(evaluations.get(0).trainLoss());
    token.cancel();
    TrainingResult none = KanTrainer.of(kan(2, 1)).cancelOn(token).fit(SMOOTH);
    assertThat(none.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(none.history().steps()).isZero();
  }

  @Test
  void anInterruptCancelsAndStaysOnTheThread() {
    TrainingResult result =
        KanTrainer.of(kan(2, 1)).listener(after(4, Thread.currentThread()::interrupt)).fit(SMOOTH);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.history().steps()).isEqualTo(4);
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

  private static Kan kan(int... widths) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(widths).gridIntervals(5).build(), 4);
  }

  private static Samples linear(int seed, int count) {
    SeededRandom random = new SeededRandom(seed);
    double[] x = new double[count * INPUTS];
    double[] y = new double[count];
    for (int r = 0; r < count; r++) {
      for (int c = 0; c < INPUTS; c++) {
        x[r * INPUTS + c] = random.uniform(-1, 1);
        y[r] += (c % 3 - 1) * x[r * INPUTS + c];
      }
      y[r] += NOISE * random.gaussian();
    }
    return new Samples(Batch.of(INPUTS, x), Batch.of(1, y));
  }
}
