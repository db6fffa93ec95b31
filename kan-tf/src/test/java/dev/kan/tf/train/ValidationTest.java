// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.KAN;
import static dev.kan.tf.train.TrainingFixtures.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.optimize.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.TFloat64;

/** Samples held out of the training samples, to choose among networks. */
class ValidationTest {
  private static final Samples NOISE =
      UniformSampling.of(x -> Math.sin(1e5 * x[0]) + x[1], 2).train(60).build().train();
  private static final Dataset DATA = Dataset.of(NOISE, tests(1));

  @TempDir private Path folder;

  static Stream<UnaryOperator<TensorFlowTrainer.Builder>> methods() {
    return Stream.of(
        trainer -> trainer.optimizer(Optimizer.adam(0.05)).steps(80),
        trainer -> trainer.optimizer(Optimizer.adam(0.05)).batchSize(20).steps(80),
        trainer -> trainer.optimizer(Optimizer.lbfgs()),
        trainer -> trainer.optimizer(Optimizer.levenbergMarquardt()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void choosesTheNetworkOfTheSmallestValidationLoss(
      UnaryOperator<TensorFlowTrainer.Builder> method) {
    TrainingResult result = trainer(method).validationShare(0.3).build().train(KAN, DATA);
    List<Evaluation> evaluations = result.history().evaluations();
    assertThat(result.evaluation())
        .isEqualTo(
            evaluations.stream()
                .min(Comparator.comparingDouble(Evaluation::validationLoss))
                .orElseThrow());
    assertThat(evaluations).last().isNotEqualTo(result.evaluation());
    Dataset cut = Dataset.split(NOISE, 0.3, 0);
    assertThat(result.evaluation().validationLoss())
        .isCloseTo(meanSquaredError(result.kan(), cut.test()), within(1e-12));
    assertThat(result.trainLoss())
        .isCloseTo(meanSquaredError(result.kan(), cut.train()), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void testSamplesChooseNothing(UnaryOperator<TensorFlowTrainer.Builder> method) {
    TensorFlowTrainer trainer = trainer(method).stopEarly(2).build();
    TrainingResult one = trainer.train(KAN, DATA);
    TrainingResult other = trainer.train(KAN, Dataset.of(NOISE, tests(-1)));
    TrainingResult none = trainer.train(KAN, NOISE);
    assertThat(none.testLoss()).isNaN();
    assertThat(none.kan().layers()).isEqualTo(one.kan().layers());
    assertThat(other.testLoss()).isNotEqualTo(one.testLoss());
    assertThat(other.kan().layers()).isEqualTo(one.kan().layers());
    assertThat(other.history().stepLosses()).isEqualTo(one.history().stepLosses());
  }

  @Test
  void isNoneByDefault() {
    TrainingResult result =
        TensorFlowTrainer.builder().precision(TFloat64.class).steps(2).build().train(KAN, DATA);
    assertThat(result.evaluation().validationLoss()).isNaN();
    assertThat(result.trainLoss()).isCloseTo(meanSquaredError(result.kan(), NOISE), within(1e-12));
  }

  @Test
  void goesOnWithTheSameSamples() throws IOException {
    Path file = folder.resolve("training.kan");
    TensorFlowTrainer trainer =
        trainer(t -> t.optimizer(Optimizer.adam(0.05)))
            .stopEarly(50)
            .steps(30)
            .checkpoint(file, 20, Duration.ofDays(1))
            .build();
    TrainingResult whole = trainer.train(KAN, DATA);
    assertThat(Checkpoint.read(file).evaluation().validationLoss()).isFinite();
    TrainingResult resumed = trainer.resume(KAN, DATA, file);
    assertThat(resumed.history().evaluations()).isEqualTo(whole.history().evaluations());
    assertThat(resumed.kan()).isEqualTo(whole.kan());
    assertThatThrownBy(
            () -> trainer.toBuilder().validationShare(0.3).build().resume(KAN, DATA, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whose validationShare is 0.15; this one's is 0.3");
  }

  private static TensorFlowTrainer.Builder trainer(
      UnaryOperator<TensorFlowTrainer.Builder> method) {
    return method.apply(TensorFlowTrainer.builder()).precision(TFloat64.class).evaluateEvery(2);
  }

  private static Samples tests(double slope) {
    return UniformSampling.of(x -> slope * x[1], 2).seed(9).train(50).build().train();
  }
}
