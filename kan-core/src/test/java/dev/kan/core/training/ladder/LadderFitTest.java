// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.concurrent.CancellationToken;
import dev.kan.core.training.ladder.FitProgress.Phase;
import dev.kan.core.training.ladder.FitResult.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderFitTest {
  /** pykan's Example_1, whose published error at G = 10 is 6.2e-4 where it is not stuck. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void findsTheSolutionFromEverySeed(int seed) {
    Dataset data = FitProblems.hello(seed);
    Kan kan = FitProblems.network(seed, 2, 1, 1);
    FitResult result = LadderFit.of(3, 10, 20).withSeed(seed).fit(kan, data.train());
    assertThat(FitProblems.rootMeanSquare(result.kan(), data.test())).isLessThan(3e-5);
    assertThat(result.stages().subList(1, 3)).allMatch(StageResult::kept);
    assertThat(result.stages()).extracting(StageResult::steps).allMatch(steps -> steps <= 30);
    assertThat(result.ending()).isEqualTo(Ending.COMPLETED);
  }

  /** pykan's hellokan, whose published error is 4.7e-4 at G = 10. */
  @Test
  void gridsWithTooManyParametersForTheSamplesAreLeftOut() {
    Samples samples =
        UniformSampling.of(x -> Math.sin(3 * x[0]), 1).train(60).test(1).build().train();
    Kan start = Initialiser.powerLaw().initialise(KanSpec.builder(1, 1).build(), 0);
    FitResult result = LadderFit.of(3, 10, 20, 50).fit(start, samples);
    // 51 samples are trained on: with a base scale G + 3 + 1 parameters, at most 25 of them
    assertThat(result.stages()).extracting(StageResult::gridIntervals).containsExactly(3, 10, 20);
  }

  @Test
  void beatsTheRefinedStageOfHelloKan() {
    Dataset data = FitProblems.hello(0);
    FitResult result =
        LadderFit.of(3, 10).withMostStarts(4).fit(FitProblems.network(42, 2, 5, 1), data.train());
    assertThat(FitProblems.rootMeanSquare(result.kan(), data.test())).isLessThan(4.73e-4);
  }

  @Test
  void theReportedLossIsThatOfTheNetwork() {
    Samples samples = FitProblems.hello(1).train().select(FitProblems.rows(0, 200));
    FitResult result =
        LadderFit.of(3).withMostStarts(2).fit(FitProblems.network(1, 2, 1, 1), samples);
    double error = FitProblems.rootMeanSquare(result.kan(), samples);
    assertThat(Math.sqrt(result.trainLoss())).isCloseTo(error, FitProblems.byOnePart(1e9, error));
  }

  @Test
  void doesNotClimbIntoOverfitting() {
    SeededRandom noise = new SeededRandom(5);
    Dataset data =
        UniformSampling.of(x -> Math.sin(3 * x[0]) + 0.3 * noise.gaussian(), 1).train(150).build();
    Kan kan = FitProblems.network(0, 1, 1);
    LadderFit coarse = LadderFit.of(3);
    double coarseError =
        FitProblems.rootMeanSquare(coarse.fit(kan, data.train()).kan(), data.test());
    FitResult climbed = LadderFit.of(3, 10, 50).fit(kan, data.train());
    assertThat(climbed.stages().get(2).kept()).isFalse();
    assertThat(FitProblems.rootMeanSquare(climbed.kan(), data.test()))
        .isLessThan(1.1 * coarseError);
  }

  @Test
  void theNumberOfThreadsMakesNoDifference() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 300));
    LadderFit fit = LadderFit.of(3, 5).withStepsPerStage(9).withMostStarts(6);
    Kan kan = FitProblems.network(3, 2, 2, 1);
    FitResult one = fit.withThreads(1).fit(kan, samples);
    FitResult three = fit.withThreads(3).fit(kan, samples);
    assertThat(three).isEqualTo(one);
  }

  @Test
  void tellsOfEveryStepAndEndsWhenAsked() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 300));
    List<FitProgress> told = new ArrayList<>();
    FitResult result =
        LadderFit.of(3, 5)
            .fit(
                FitProblems.network(3, 2, 1, 1),
                samples,
                progress -> {
                  told.add(progress);
                  return !(progress.stage() == 1 && progress.step() == 4);
                });
    assertThat(result.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(told.get(0).phase()).isEqualTo(Phase.SEARCH);
    FitProgress last = told.get(told.size() - 1);
    assertThat(last.phase()).isEqualTo(Phase.STAGE);
    assertThat(last.gridIntervals()).isEqualTo(5);
    assertThat(last.step()).isEqualTo(4);
    assertThat(result.trainLoss()).isLessThan(1e-3);
  }

  @Test
  void tellsBeforeItStartsWhatItCosts() {
    double few = told(FitProblems.hello(2).train().select(FitProblems.rows(0, 100)));
    double many = told(FitProblems.hello(2).train());
    assertThat(few).isPositive();
    assertThat(many).isGreaterThan(few);
  }

  private static double told(Samples samples) {
    List<String> order = new ArrayList<>();
    double[] operations = new double[1];
    FitListener listener =
        new FitListener() {
          @Override
          public void onStart(double estimate) {
            order.add("start");
            operations[0] = estimate;
          }

          @Override
          public boolean onProgress(FitProgress progress) {
            order.add("progress");
            return false;
          }
        };
    LadderFit.of(3, 10).fit(FitProblems.network(3, 2, 1, 1), samples, listener);
    assertThat(order).startsWith("start", "progress").doesNotHaveDuplicates();
    return operations[0];
  }

  @Test
  void aTokenCancelledInTheSearchKeepsTheFinishedStarts() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 300));
    Kan kan = FitProblems.network(3, 2, 1, 1);
    CancellationToken token = new CancellationToken();
    FitResult result =
        token.during(
            () ->
                LadderFit.of(3, 5)
                    .fit(
                        kan,
                        samples,
                        progress -> {
                          token.cancel();
                          return true;
                        }));
    assertThat(result.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(result.starts()).isEqualTo(4);
    assertThat(FitProblems.rootMeanSquare(result.kan(), samples)).isLessThan(0.3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"SEARCH", "STAGE"})
  void anExceptionOfTheListenerIsNotTakenForACancellation(Phase phase) {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 300));
    assertThatThrownBy(
            () ->
                LadderFit.of(3)
                    .fit(
                        FitProblems.network(3, 2, 1, 1),
                        samples,
                        progress -> {
                          if (progress.phase() == phase) {
                            throw new CancellationException("of the listener");
                          }
                          return true;
                        }))
        .isInstanceOf(CancellationException.class)
        .hasMessage("of the listener");
  }

  @Test
  void anEndedSearchGivesTheBestStart() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 300));
    Kan kan = FitProblems.network(3, 2, 1, 1);
    FitResult result = LadderFit.of(3, 5).fit(kan, samples, progress -> false);
    assertThat(result.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(result.stages()).isEmpty();
    assertThat(FitProblems.rootMeanSquare(result.kan(), samples))
        .isLessThan(FitProblems.rootMeanSquare(kan, samples));
  }

  @Test
  void oneThreadIsTheCallers() throws Exception {
    AtomicInteger workers = new AtomicInteger();
    ForkJoinPool pool =
        new ForkJoinPool(
            4,
            owner -> {
              workers.incrementAndGet();
              return ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(owner);
            },
            null,
            false);
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 300));
    LadderFit fit = LadderFit.of(3).withStepsPerStage(5).withMostStarts(8).withThreads(1);
    pool.submit(() -> fit.fit(FitProblems.network(3, 2, 1, 1), samples)).get();
    pool.shutdown();
    assertThat(workers).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aStageReportsTheNetworkThatGoesOn(int seed) {
    SeededRandom noise = new SeededRandom(seed);
    Samples samples =
        UniformSampling.of(x -> Math.sin(3 * x[0]) + 1e-3 * noise.gaussian(), 1)
            .train(100)
            .build()
            .train();
    FitResult result =
        LadderFit.of(1, 20)
            .withHeldOutShare(0)
            .withStepsPerStage(10)
            .withMostStarts(1)
            .fit(FitProblems.network(seed, 1, 1), samples);
    double loss = result.trainLoss();
    assertThat(result.stages().get(1).kept()).isTrue();
    assertThat(result.stages().get(1).trainLoss())
        .isCloseTo(loss, FitProblems.byOnePart(1e9, loss));
  }

  @Test
  void progressTellsTheLossWithoutPenalties() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 300));
    double[] told = new double[1];
    FitResult result =
        LadderFit.of(3, 20)
            .withMostStarts(1)
            .withHeldOutShare(0)
            .fit(
                FitProblems.network(3, 2, 2, 1),
                samples,
                progress -> {
                  told[0] = progress.loss();
                  return progress.stage() == 0 || progress.step() < 3;
                });
    assertThat(result.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(told[0]).isCloseTo(result.trainLoss(), FitProblems.byOnePart(1e9, told[0]));
  }

  @Test
  void trainsOnOneSampleAtLeast() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 25));
    FitResult result =
        LadderFit.of(3)
            .withMostStarts(1)
            .withHeldOutShare(0.999)
            .fit(FitProblems.network(3, 2, 1), samples);
    assertThat(result.trainLoss()).isFinite();
  }

  @Test
  void classifiesByCrossEntropy() {
    Dataset data =
        UniformSampling.of(x -> x[0] * x[0] + x[1] * x[1] < 0.5 ? 1 : 0, 2).train(500).build();
    FitResult result =
        LadderFit.of(3, 5)
            .withMostStarts(4)
            .withLoss(Loss.BINARY_CROSS_ENTROPY)
            .fit(FitProblems.network(1, 2, 1), data.train());
    Batch y = KanEvaluator.of(result.kan()).evaluate(data.test().inputs());
    int right = 0;
    for (int n = 0; n < y.rows(); n++) {
      right += (y.get(n, 0) > 0 ? 1 : 0) == data.test().targets().get(n, 0) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(970);
  }

  @Test
  void rejectsSettingsOutOfRange() {
    assertBad(() -> LadderFit.of(), "at least one grid");
    assertBad(() -> LadderFit.of(3, 0), "got 0");
    assertBad(() -> LadderFit.of(3).withStepsPerStage(0), "got 0");
    assertBad(() -> LadderFit.of(3).withMostStarts(0), "got 0");
    assertBad(() -> LadderFit.of(3).withHeldOutShare(1), "got 1.0");
    assertBad(() -> LadderFit.of(3).withThreads(0), "got 0");
    assertBad(() -> LadderFit.of(3).withThreads(1_000_000_000), "1 to 1024; got 1000000000");
    assertBad(() -> LadderFit.of(3).withLoss(Loss.ABSOLUTE_ERROR), "got ABSOLUTE_ERROR");
    LadderFit binary = LadderFit.of(3).withLoss(Loss.BINARY_CROSS_ENTROPY);
    Samples wrong = new Samples(Batch.of(1, 1, 2, 3, 4), Batch.of(1, 0, 0, 0, 2));
    assertBad(() -> binary.fit(FitProblems.network(0, 1, 1), wrong), "row 3, column 0 is 2.0");
    assertBad(
        () -> LadderFit.of(3).fit(FitProblems.network(0, 3, 1), FitProblems.hello(0).train()),
        "[1000, 2]");
  }

  private static void assertBad(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
