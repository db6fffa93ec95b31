// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Interval;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.optimize.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.framework.optimizers.Momentum;
import org.tensorflow.types.TFloat64;

/** Networks with symbolic edges in training: formulas alone, and beside splines. */
class SymbolicTrainingTest {
  private static final Expression X = Expression.variable("x");
  private static final Dataset DATA =
      UniformSampling.of(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]), 2)
          .train(200)
          .test(50)
          .build();

  @TempDir private Path folder;

  /** exp(sin(pi x1) + x2^2), each number of c f(a x + b) + d moved by a few hundredths. */
  private static Kan perturbed() {
    KanLayer first =
        formulas(2)
            .withSymbolic(0, 0, curve("sin", X.into(StandardFunction.SIN), 3.05, 0.06, 0.95, 0.04))
            .withSymbolic(1, 0, curve("x^2", X.power(2), 1.04, -0.05, 1.03, -0.02));
    KanLayer second =
        formulas(1)
            .withSymbolic(0, 0, curve("exp", X.into(StandardFunction.EXP), 0.96, 0.03, 1.05, 0.05));
    return Kan.of(List.of(first, second));
  }

  @Test
  void allAffineNumbersOfAFormulaAreRefittedToMachinePrecision() {
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(
                Optimizer.lbfgs(
                    Lbfgs.builder().gradientTolerance(1e-15).changeTolerance(0).build()))
            .precision(TFloat64.class)
            .steps(200)
            .build()
            .train(perturbed(), DATA);
    assertThat(result.trainLoss()).isLessThan(1e-25);
    assertThat(result.testLoss()).isLessThan(1e-25);
    Affine sine = result.kan().layer(0).symbolic(0, 0).orElseThrow().affine();
    assertThat(sine.a()).isCloseTo(Math.PI, within(1e-9));
    assertThat(sine.b()).isCloseTo(0, within(1e-9));
  }

  static Stream<UnaryOperator<TensorFlowTrainer.Builder>> methods() {
    return Stream.of(
        trainer -> trainer.optimizer(Optimizer.adam(0.01)),
        trainer -> trainer.optimizer(Optimizer.adam(0.01)).precision(TFloat64.class),
        trainer -> trainer.optimizer(Optimizer.adamW(0.01)).batchSize(32).seed(2),
        trainer -> trainer.optimizer(Optimizer.sgd(0.01, 0.9)).clipGradient(0.5),
        trainer ->
            trainer.optimizer(Optimizer.framework(graph -> new Momentum(graph, 0.005f, 0.9f))),
        trainer -> trainer.optimizer(Optimizer.lbfgs()).precision(TFloat64.class),
        trainer -> trainer.optimizer(Optimizer.levenbergMarquardt()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodTrainsFormulasBesideSplines(UnaryOperator<TensorFlowTrainer.Builder> configure) {
    Kan start = mixed(Set.of());
    TrainingResult result =
        configure.apply(TensorFlowTrainer.builder().steps(40)).build().train(start, DATA);
    assertThat(result.trainLoss()).isLessThan(0.5 * meanSquaredError(start, DATA.train()));
    assertThat(result.trainLoss())
        .isCloseTo(meanSquaredError(result.kan(), DATA.train()), within(1e-4));
    for (int l = 0; l < 2; l++) {
      assertThat(result.kan().layer(l).spec().symbolic())
          .isEqualTo(start.layer(l).spec().symbolic());
      assertThat(result.kan().layer(l).values(ParameterKind.SYMBOLIC_AFFINE))
          .isNotEqualTo(start.layer(l).values(ParameterKind.SYMBOLIC_AFFINE));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aResumedTrainingEndsAsIfItHadNotBeenInterrupted(
      UnaryOperator<TensorFlowTrainer.Builder> configure) throws IOException {
    Path file = folder.resolve("training.kan");
    Kan start = mixed(Set.of());
    TensorFlowTrainer trainer = configure.apply(TensorFlowTrainer.builder().steps(8)).build();
    TrainingResult whole = trainer.train(start, DATA);
    trainer.toBuilder().checkpoint(file, 5, Duration.ofDays(1)).build().train(start, DATA);
    TrainingResult resumed = trainer.resume(start, DATA, file);
    assertThat(resumed.kan()).isEqualTo(whole.kan());
    assertThat(resumed.history().stepLosses()).containsExactly(whole.history().stepLosses());
  }

  @Test
  void aTrainingWithJavaCodeIsResumed() throws IOException {
    Path file = folder.resolve("training.kan");
    CustomFunction halved = CustomFunction.of("halved", x -> x / 2);
    Expression body = X.into(halved).power(2).plus(X.into(halved));
    Kan kan = mixed(Set.of());
    Kan start =
        kan.withLayers(
            List.of(
                kan.layer(0).withSymbolic(0, 0, curve("mine", body, 1, 0, 1, 0)), kan.layer(1)));
    TensorFlowTrainer trainer =
        TensorFlowTrainer.builder().optimizer(Optimizer.levenbergMarquardt()).steps(8).build();
    TrainingResult whole = trainer.train(start, DATA);
    trainer.toBuilder().checkpoint(file, 5, Duration.ofDays(1)).build().train(start, DATA);
    assertThat(trainer.resume(start, DATA, file).kan()).isEqualTo(whole.kan());
    assertThat(Checkpoint.read(file, halved).kan().layer(0).spec().symbolic())
        .isEqualTo(start.layer(0).spec().symbolic());
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training.kan: the checkpoint cannot be read: layer 0")
        .hasMessageContaining("halved");
  }

  @Test
  void aTrainingOfOtherFunctionsIsNotResumed() {
    Path file = folder.resolve("training.kan");
    Kan kan = mixed(Set.of());
    TensorFlowTrainer.builder()
        .steps(4)
        .checkpoint(file, 2, Duration.ofDays(1))
        .build()
        .train(kan, DATA);
    SymbolicCurve cosine = curve("cos", X.into(StandardFunction.COS), 2, 0.1, 0.5, 0);
    SymbolicFunction sine = SymbolicFunction.of("sin", 1, X.into(StandardFunction.SIN));
    SymbolicFunction bounded = sine.within(new SafeRange(-9, 9, 0, 1));
    SymbolicCurve within = new SymbolicCurve(bounded, new Affine(2, 0.1, 0.5, 0));
    for (SymbolicCurve other : List.of(cosine, within)) {
      Kan changed = Kan.of(List.of(kan.layer(0).withSymbolic(0, 1, other), kan.layer(1)));
      assertThatThrownBy(
              () -> TensorFlowTrainer.builder().steps(4).build().resume(changed, DATA, file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("training.kan is of a training whose");
    }
  }

  @Test
  void frozenKindsStay() {
    for (ParameterKind kind : List.of(ParameterKind.SYMBOLIC_AFFINE, ParameterKind.COEFFICIENTS)) {
      for (boolean alone : new boolean[] {true, false}) {
        Set<ParameterKind> frozen =
            alone ? EnumSet.complementOf(EnumSet.of(kind)) : EnumSet.of(kind);
        Kan start = mixed(frozen);
        Kan trained =
            TensorFlowTrainer.builder()
                .optimizer(Optimizer.adam(0.01))
                .steps(3)
                .build()
                .train(start, DATA)
                .kan();
        for (ParameterKind each : ParameterKind.values()) {
          boolean same = Arrays.equals(start.layer(0).values(each), trained.layer(0).values(each));
          assertThat(same).as("%s frozen %s", each, frozen).isEqualTo(frozen.contains(each));
        }
      }
    }
  }

  @Test
  void aFormulaThatLeavesItsDomainEndsTheTrainingWithTheLastGoodNetwork() {
    Dataset data =
        UniformSampling.of(x -> Math.log(x[0]) - 5, 1)
            .ranges(List.of(new Interval(0.01, 1)))
            .train(50)
            .test(10)
            .build();
    SymbolicCurve log = curve("log", X.into(StandardFunction.LOG), 1, 0, 1, 0);
    Kan start = Kan.of(List.of(formulas(1).withSymbolic(0, 0, log)));
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.sgd(0.05, 0))
            .steps(50)
            .evaluateEvery(1)
            .build()
            .train(start, data);
    assertThat(result.stopReason()).isEqualTo(StopReason.NOT_FINITE);
    assertThat(result.evaluation().isFinite()).isTrue();
    assertThat(meanSquaredError(result.kan(), data.train()))
        .isCloseTo(result.trainLoss(), within(1e-4 * result.trainLoss()));
    TrainingResult searched =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.lbfgs())
            .precision(TFloat64.class)
            .steps(50)
            .build()
            .train(start, data);
    assertThat(searched.trainLoss()).isLessThan(1e-10);
  }

  /** A network of two layers with every kind of parameter, trained but for some. */
  private static Kan mixed(Set<ParameterKind> frozen) {
    KanSpec spec = KanSpec.builder(2, 2, 1).range(-2, 2).build();
    Kan kan = Initialiser.powerLaw().initialise(spec, 4);
    KanLayer first =
        kan.layer(0)
            .withSymbolic(0, 1, curve("sin", X.into(StandardFunction.SIN), 2, 0.1, 0.5, 0))
            .withSymbolic(1, 1, curve("x^2", X.power(2), 0.8, 0, 0.6, 0.1));
    KanLayer second =
        kan.layer(1)
            .withSymbolic(1, 0, curve("exp", X.into(StandardFunction.EXP), 0.7, 0, 0.8, 0.1));
    return Kan.of(List.of(first.withFrozen(frozen), second.withFrozen(frozen)));
  }

  /** A layer to one node without edges, of which only symbolic ones will be trained. */
  private static KanLayer formulas(int inputs) {
    return KanLayer.neutral(KanSpec.builder(inputs, 1).build().layers().get(0))
        .withMask(new boolean[inputs])
        .withFrozen(EnumSet.complementOf(EnumSet.of(ParameterKind.SYMBOLIC_AFFINE)));
  }

  private static SymbolicCurve curve(
      String name, Expression body, double a, double b, double c, double d) {
    return TestNetworks.curve(name, body, a, b, c, d);
  }
}
