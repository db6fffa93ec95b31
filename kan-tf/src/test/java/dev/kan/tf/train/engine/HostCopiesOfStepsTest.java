// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.attribution.SparsityMetric;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.gpu.GpuNetworks;
import dev.kan.tf.gpu.HostCopies;
import dev.kan.tf.objective.Objective;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.framework.optimizers.Momentum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Holds that nothing that grows with samples or parameters leaves a GPU in a training step. */
class HostCopiesOfStepsTest {
  private static final int SAMPLES = 100;
  private static final GraphOptimizer ADAM = Optimizer.adam(0.01);

  static Stream<Arguments> networks() {
    return GpuNetworks.all().entrySet().stream()
        .flatMap(
            each ->
                Stream.of(TFloat32.class, TFloat64.class)
                    .map(type -> Arguments.of(each.getKey(), each.getValue(), type)));
  }

  static Stream<GraphOptimizer> optimizers() {
    return Stream.of(
        ADAM,
        Optimizer.adamW(0.01),
        Optimizer.sgd(0.01),
        Optimizer.sgd(0.01, 0.9),
        Optimizer.framework(graph -> new Momentum(graph, 0.01f, 0.9f)));
  }

  static Stream<Objective> objectives() {
    return Stream.concat(
        Stream.of(
                Loss.SQUARED_ERROR,
                Loss.ABSOLUTE_ERROR,
                Loss.CROSS_ENTROPY,
                Loss.BINARY_CROSS_ENTROPY,
                Loss.huber(1))
            .map(loss -> new Objective(loss, Optional.empty())),
        Arrays.stream(SparsityMetric.values())
            .map(metric -> new Sparsity(0.01, metric, 1, 2, 1, 1))
            .map(sparsity -> new Objective(Loss.SQUARED_ERROR, Optional.of(sparsity))));
  }

  private static <T extends TFloating> List<String> copies(
      Kan kan, GraphOptimizer optimizer, Objective objective, Class<T> type) {
    double[] ones = new double[SAMPLES];
    Arrays.fill(ones, 1);
    Samples samples =
        new Samples(TestNetworks.inputs(SAMPLES, 2), TestNetworks.inputs(SAMPLES, kan.outputs()))
            .withWeights(ones);
    TrainingSettings settings =
        new TrainingSettings(
            optimizer,
            10,
            0,
            0,
            0,
            0,
            0,
            1.0,
            Schedule.constant(),
            Optional.empty(),
            objective,
            type,
            RuntimeOptions.defaults());
    TrainingSamples data = new TrainingSamples(samples, Optional.empty(), Optional.empty());
    try (GraphEngine<T> engine = new GraphEngine<>(kan, data, settings, optimizer, type)) {
      return HostCopies.of(engine.run(), SAMPLES);
    }
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("networks")
  <T extends TFloating> void keepsStepsOfAdamOnTheDevice(String name, Kan kan, Class<T> type) {
    Objective objective = new Objective(Loss.SQUARED_ERROR, Optional.empty());
    assertThat(copies(kan, ADAM, objective, type)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void keepsStepsOfEachOptimizerOnTheDevice(GraphOptimizer optimizer) {
    Kan kan = TestNetworks.everything(BaseFunction.SILU, OutsideGrid.LINEAR, 3);
    Objective objective = new Objective(Loss.SQUARED_ERROR, Optional.empty());
    assertThat(copies(kan, optimizer, objective, TFloat32.class)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void keepsEachObjectiveOnTheDevice(Objective objective) {
    Kan kan = TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.ZERO, 2);
    assertThat(copies(kan, ADAM, objective, TFloat32.class)).isEmpty();
  }
}
