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
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.DeviceChoice;
import dev.kan.tf.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;

class TrainingBadInputsTest {
  private static void fitFloat32(Dataset data) {
    TensorFlowTrainer.builder()
        .optimizer(Optimizer.adam(0.1))
        .build()
        .train(TrainingFixtures.zero(), data);
  }

  static Stream<Arguments> badInputs() {
    Dataset narrow = columns(new double[] {1, 2}, new double[] {1, 2});
    return Stream.of(
        bad(
            "the inputs has shape [2, 1]; expected [rows, 2]",
            () -> TensorFlowTrainer.builder().build().train(KAN, narrow)),
        bad(
            "the targets has shape [10, 2]; expected [rows, 1]",
            () ->
                TensorFlowTrainer.builder()
                    .build()
                    .train(KAN, UniformSampling.ofVector(x -> x, 2).train(10).test(10).build())),
        bad(
            "the training inputs must fit float32; row 1, column 0 is 1.0E300",
            () -> fitFloat32(columns(new double[] {1, 1e300}, new double[] {1, 2}))),
        bad(
            "the training targets must fit float32; row 0, column 0 is -1.79E308",
            () -> fitFloat32(columns(new double[] {1, 2}, new double[] {-1.79e308, 2}))),
        bad(
            "targets must lie in [0, 1]; row 0, column 0 is",
            () ->
                TensorFlowTrainer.builder()
                    .loss(Loss.BINARY_CROSS_ENTROPY)
                    .build()
                    .train(KAN, UniformSampling.of(x -> 2, 2).train(10).test(10).build())),
        bad(
            "one column of targets each, at least 2; got 1",
            () -> TensorFlowTrainer.builder().loss(Loss.CROSS_ENTROPY).build().train(KAN, DATA)),
        bad("at least 1 step; got 0", () -> TensorFlowTrainer.builder().steps(0)),
        bad("at least 1 sample; got -1", () -> TensorFlowTrainer.builder().batchSize(-1)),
        bad("at least 1 step between; got 0", () -> TensorFlowTrainer.builder().evaluateEvery(0)),
        bad("must be positive; got 0.0", () -> TensorFlowTrainer.builder().clipGradient(0)),
        bad("must be 0 to below 1; got 1.0", () -> TensorFlowTrainer.builder().validationShare(1)),
        bad(
            "must be 0 to below 1; got NaN",
            () -> TensorFlowTrainer.builder().validationShare(Double.NaN)),
        bad(
            "stopEarly needs validation samples; got a validationShare of 0.0",
            () -> TensorFlowTrainer.builder().stopEarly(1).validationShare(0).build()),
        bad(
            "the budget must be positive; got PT-1S",
            () -> TensorFlowTrainer.builder().budget(Duration.ofSeconds(-1))),
        bad("at least 1 evaluation; got 0", () -> TensorFlowTrainer.builder().stopEarly(0)),
        bad(
            "at least 1 step between; got 0",
            () -> TensorFlowTrainer.builder().checkpoint(Path.of("x"), 0, Duration.ofMinutes(1))),
        bad(
            "positive time between; got PT0S",
            () -> TensorFlowTrainer.builder().checkpoint(Path.of("x"), 1, Duration.ZERO)),
        bad(
            "at least 1 step between; got 0",
            () ->
                GridSchedule.builder()
                    .every(0)
                    .untilStep(1)
                    .placement(RangeKnots.defaults())
                    .build()),
        bad(
            "after a step; got 0",
            () ->
                GridSchedule.builder()
                    .every(1)
                    .untilStep(0)
                    .placement(RangeKnots.defaults())
                    .build()),
        bad("got TBfloat16", () -> TensorFlowTrainer.builder().precision(TBfloat16.class)));
  }

  static Stream<Arguments> refusals() {
    Optimizer lbfgs = Optimizer.lbfgs();
    Optimizer marquardt = Optimizer.levenbergMarquardt();
    Optimizer framework = Optimizer.framework(graph -> new GradientDescent(graph, 1f));
    return Stream.of(
        refusal(
            framework,
            "FrameworkOptimizer",
            "schedule Cosine[last=0.0]",
            TrainingBadInputsTest::cosine),
        refusal(lbfgs, "L-BFGS", "batchSize 10", builder -> builder.batchSize(10)),
        refusal(lbfgs, "L-BFGS", "schedule Cosine[last=0.0]", TrainingBadInputsTest::cosine),
        refusal(lbfgs, "L-BFGS", "clipGradient 1.0", builder -> builder.clipGradient(1)),
        refusal(marquardt, "Levenberg-Marquardt", "batchSize 10", builder -> builder.batchSize(10)),
        refusal(
            marquardt,
            "Levenberg-Marquardt",
            "schedule Cosine[last=0.0]",
            TrainingBadInputsTest::cosine),
        refusal(
            marquardt,
            "Levenberg-Marquardt",
            "clipGradient 1.0",
            builder -> builder.clipGradient(1)),
        refusal(
            marquardt,
            "Levenberg-Marquardt",
            "precision TFloat32",
            builder -> builder.precision(TFloat32.class)),
        refusal(
            marquardt,
            "Levenberg-Marquardt",
            "sparsity Sparsity[lambda=1.0",
            builder -> builder.sparsity(Sparsity.of(1))),
        refusal(
            marquardt,
            "Levenberg-Marquardt",
            "loss ABSOLUTE_ERROR",
            builder -> builder.loss(Loss.ABSOLUTE_ERROR)),
        refusal(
            marquardt,
            "Levenberg-Marquardt",
            "device Gpu[index=0]",
            runtime(options -> options.device(DeviceChoice.gpu(0)))),
        refusal(
            marquardt,
            "Levenberg-Marquardt",
            "compilation XLA",
            runtime(options -> options.compilation(RuntimeOptions.Compilation.XLA))),
        refusal(
            marquardt,
            "Levenberg-Marquardt",
            "executor POOL",
            runtime(options -> options.executor(RuntimeOptions.Executor.POOL))));
  }

  private static Arguments refusal(
      Optimizer optimizer,
      String name,
      String setting,
      UnaryOperator<TensorFlowTrainer.Builder> choice) {
    return arguments(
        name + " cannot honour the " + setting,
        choice.apply(TensorFlowTrainer.builder().optimizer(optimizer)));
  }

  private static TensorFlowTrainer.Builder cosine(TensorFlowTrainer.Builder builder) {
    return builder.schedule(Schedule.cosine(0));
  }

  private static UnaryOperator<TensorFlowTrainer.Builder> runtime(
      UnaryOperator<RuntimeOptions.Builder> options) {
    return builder -> builder.runtime(options.apply(RuntimeOptions.builder()).build());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesSettingsThatTheOptimizerCannotHonourWhenItIsBuilt(
      String message, TensorFlowTrainer.Builder builder) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
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
