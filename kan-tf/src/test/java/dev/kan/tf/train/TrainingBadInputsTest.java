// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.DATA;
import static dev.kan.tf.train.TrainingFixtures.KAN;
import static dev.kan.tf.train.TrainingFixtures.columns;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.editing.grid.RangeKnots;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.tf.optimize.Adam;
import dev.kan.tf.optimize.FrameworkOptimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.DeviceChoice;
import dev.kan.tf.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.types.TBfloat16;

class TrainingBadInputsTest {
  private static void fitFloat32(Dataset data) {
    KanTrainer.of(TrainingFixtures.zero()).optimizer(Adam.withLearningRate(0.1)).fit(data);
  }

  static Stream<Arguments> badInputs() {
    Dataset narrow = columns(new double[] {1, 2}, new double[] {1, 2});
    return Stream.of(
        bad(
            "the inputs has shape [2, 1]; expected [rows, 2]",
            () -> KanTrainer.of(KAN).fit(narrow)),
        bad(
            "the targets has shape [10, 2]; expected [rows, 1]",
            () ->
                KanTrainer.of(KAN)
                    .fit(UniformSampling.ofVector(x -> x, 2).train(10).test(10).build())),
        bad(
            "the training inputs must fit float32; row 1, column 0 is 1.0E300",
            () -> fitFloat32(columns(new double[] {1, 1e300}, new double[] {1, 2}))),
        bad(
            "the training targets must fit float32; row 0, column 0 is -1.79E308",
            () -> fitFloat32(columns(new double[] {1, 2}, new double[] {-1.79e308, 2}))),
        bad(
            "targets must lie in [0, 1]; row 0, column 0 is",
            () ->
                KanTrainer.of(KAN)
                    .loss(Loss.BINARY_CROSS_ENTROPY)
                    .fit(UniformSampling.of(x -> 2, 2).train(10).test(10).build())),
        bad(
            "one column of targets each, at least 2; got 1",
            () -> KanTrainer.of(KAN).loss(Loss.CROSS_ENTROPY).fit(DATA)),
        bad(
            "Levenberg-Marquardt takes no penalty",
            () ->
                KanTrainer.of(KAN)
                    .optimizer(LevenbergMarquardt.standard())
                    .sparsity(Sparsity.of(1))
                    .fit(DATA)),
        bad(
            "BINARY_CROSS_ENTROPY or HUBER; got ABSOLUTE_ERROR",
            () ->
                KanTrainer.of(KAN)
                    .optimizer(LevenbergMarquardt.standard())
                    .loss(Loss.ABSOLUTE_ERROR)
                    .fit(DATA)),
        bad(
            "Levenberg-Marquardt runs on the CPU; Gpu[index=0] was asked for",
            () ->
                KanTrainer.of(KAN)
                    .optimizer(LevenbergMarquardt.standard())
                    .runtime(RuntimeOptions.DEFAULT.withDevice(DeviceChoice.gpu(0)))
                    .fit(DATA)),
        bad("at least 1 step; got 0", () -> KanTrainer.of(KAN).steps(0)),
        bad("at least 1 sample; got -1", () -> KanTrainer.of(KAN).batchSize(-1)),
        bad("at least 1 step between; got 0", () -> KanTrainer.of(KAN).evaluateEvery(0)),
        bad("must be positive; got 0.0", () -> KanTrainer.of(KAN).clipGradient(0)),
        bad("must be 0 to below 1; got 1.0", () -> KanTrainer.of(KAN).validation(1)),
        bad("must be 0 to below 1; got NaN", () -> KanTrainer.of(KAN).validation(Double.NaN)),
        bad(
            "early stopping needs validation samples; got a share of 0.0",
            () -> KanTrainer.of(KAN).stopEarly(1).validation(0).fit(DATA)),
        bad("at least 1 evaluation; got 0", () -> KanTrainer.of(KAN).stopEarly(0)),
        bad(
            "takes all 200 samples at every step; got a batch size of 10",
            () -> KanTrainer.of(KAN).optimizer(Lbfgs.strongWolfe()).batchSize(10).fit(DATA)),
        bad(
            "takes no schedule",
            () -> KanTrainer.of(KAN).optimizer(Lbfgs.strongWolfe()).clipGradient(1).fit(DATA)),
        bad(
            "FrameworkOptimizer keeps its learning rate; it cannot follow Cosine[last=0.0]",
            () ->
                KanTrainer.of(KAN)
                    .optimizer(new FrameworkOptimizer(graph -> new GradientDescent(graph, 1f)))
                    .schedule(new Schedule.Cosine(0))
                    .fit(DATA)),
        bad(
            "at least 1 step between; got 0",
            () -> KanTrainer.of(KAN).checkpoint(Path.of("x"), 0, Duration.ofMinutes(1))),
        bad(
            "positive time between; got PT0S",
            () -> KanTrainer.of(KAN).checkpoint(Path.of("x"), 1, Duration.ZERO)),
        bad("at least 1 step between; got 0", () -> new GridSchedule(0, 1, RangeKnots.defaults())),
        bad("after a step; got 0", () -> new GridSchedule(1, 0, RangeKnots.defaults())),
        bad("got TBfloat16", () -> KanTrainer.of(KAN).precision(TBfloat16.class)));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void refusesWhatDoesNotFit(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }
}
