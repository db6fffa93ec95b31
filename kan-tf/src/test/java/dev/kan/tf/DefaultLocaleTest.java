// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.attribution.SparsityMetric;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.locale.DefaultLocales;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.objective.Objective;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.pde.PdeObjective;
import dev.kan.tf.pde.PdeProblem;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.serving.KanPredictor;
import dev.kan.tf.serving.SavedModels;
import dev.kan.tf.train.TensorFlowTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.framework.optimizers.Momentum;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Checks that results do not depend on the default locale, for all classes that add ops. */
class DefaultLocaleTest {
  private static final Kan KAN = TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.LINEAR, 3);
  private static final Batch INPUTS = TestNetworks.inputs(20, 2);
  private static final Samples SAMPLES = new Samples(INPUTS, TestNetworks.inputs(20, 2));
  private static final Dataset DATA = Dataset.of(SAMPLES, SAMPLES);
  @TempDir private Path folder;

  static List<Locale> locales() {
    return DefaultLocales.ALL;
  }

  /** Returns pairs of a locale and a trainer that contain each locale and each trainer. */
  static Stream<Arguments> trainings() {
    Optimizer adam = Optimizer.adam(0.01);
    List<TensorFlowTrainer.Builder> trainers =
        List.of(
            penalised(SparsityMetric.EDGE_FORWARD_SPLINE_N).optimizer(adam).clipGradient(1),
            penalised(SparsityMetric.EDGE_FORWARD_SPLINE_U).optimizer(Optimizer.adamW(0.01, 0.01)),
            penalised(SparsityMetric.EDGE_FORWARD_SUM).optimizer(Optimizer.sgd(0.01, 0)),
            penalised(SparsityMetric.EDGE_BACKWARD)
                .optimizer(Optimizer.sgd(0.01, 0.9))
                .batchSize(7),
            penalised(SparsityMetric.NODE_BACKWARD).optimizer(adam).loss(Loss.huber(0.5)),
            TensorFlowTrainer.builder().optimizer(Optimizer.lbfgs()).precision(TFloat64.class),
            TensorFlowTrainer.builder(),
            TensorFlowTrainer.builder().optimizer(Optimizer.levenbergMarquardt()));
    return IntStream.range(0, trainers.size())
        .mapToObj(
            i -> arguments(DefaultLocales.ALL.get(i % DefaultLocales.ALL.size()), trainers.get(i)));
  }

  private static TensorFlowTrainer.Builder penalised(SparsityMetric metric) {
    return TensorFlowTrainer.builder().sparsity(new Sparsity(0.01, metric, 1, 2, 0.1, 0.1));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void trains(Locale locale, TensorFlowTrainer.Builder trainer) throws Exception {
    assertSame(locale, () -> fit(trainer));
  }

  private static Kan fit(TensorFlowTrainer.Builder trainer) {
    return trainer.steps(3).build().train(KAN, DATA).kan();
  }

  @ParameterizedTest
  @MethodSource("locales")
  void predictsAndExports(Locale locale) throws Exception {
    assertSame(locale, () -> List.of(predicted(TFloat32.class), predicted(TFloat64.class)));
  }

  private List<Object> predicted(Class<? extends TFloating> type) throws Exception {
    Path model = folder.resolve(type.getSimpleName());
    SavedModels.export(KAN, model, type);
    List<String> names = new ArrayList<>();
    try (SavedModelBundle bundle = SavedModelBundle.load(model.toString(), "serve")) {
      bundle.graph().operations().forEachRemaining(operation -> names.add(operation.name()));
    }
    try (KanPredictor predictor = KanPredictor.of(KAN, type, RuntimeOptions.defaults())) {
      return List.of(names, SavedModels.importKan(model), predictor.predict(INPUTS));
    }
  }

  @Test
  void solvesEquations() throws Exception {
    assertSame(Locale.forLanguageTag("fa"), DefaultLocaleTest::equation);
  }

  private static Double equation() {
    PdeProblem<TFloat64> problem =
        new PdeProblem<>(
            (tf, x, u) -> tf.math.add(u.secondDerivatives(0), u.gradient(1)),
            INPUTS,
            INPUTS,
            SAMPLES.targets(),
            0.1);
    try (PdeObjective objective = PdeObjective.of(KAN, problem, RuntimeOptions.defaults())) {
      double[] at = ParameterVector.of(KAN).values();
      return objective.evaluate(at, new double[at.length]);
    }
  }

  @ParameterizedTest
  @MethodSource("locales")
  void lowersInGraphsOfTheCaller(Locale locale) throws Exception {
    assertSame(locale, DefaultLocaleTest::lowered);
  }

  private static List<String> lowered() {
    List<String> names = new ArrayList<>();
    try (Graph graph = new Graph()) {
      Operand<TFloat32> x =
          Ops.create(graph)
              .placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, 2)));
      for (int i = 0; i < 2; i++) {
        Ops tf = Ops.create(graph).withSubScope("net");
        var trace = TfKan.lower(tf, KAN, TFloat32.class).trace(x);
        Sparsity sparsity = new Sparsity(1, SparsityMetric.EDGE_BACKWARD, 1, 2, 0, 0);
        new Objective(Loss.SQUARED_ERROR, Optional.of(sparsity))
            .terms(tf, Precision.FLOAT32, trace, x, Optional.empty());
      }
      graph.operations().forEachRemaining(operation -> names.add(operation.name()));
    }
    return names;
  }

  @Test
  void frameworkOptimizersNeedLatinDigits() throws Exception {
    assertSame(Locale.forLanguageTag("de"), () -> List.of(fit(momentum())));
    DefaultLocales.under(
        Locale.forLanguageTag("ar-u-nu-arab"),
        () ->
            assertThatThrownBy(() -> fit(momentum()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Latin digits; got ar-u-nu-arab"));
  }

  private static TensorFlowTrainer.Builder momentum() {
    return TensorFlowTrainer.builder()
        .optimizer(Optimizer.framework(graph -> new Momentum(graph, 0.01f, 0.9f)));
  }

  private static void assertSame(Locale locale, Callable<?> task) throws Exception {
    Object expected = DefaultLocales.under(Locale.ROOT, task);
    assertThat(DefaultLocales.under(locale, task)).isEqualTo(expected);
  }
}
