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
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.tf.optimize.Adam;
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

  static Stream<UnaryOperator<KanTrainer>> methods() {
    return Stream.of(
        trainer -> trainer.optimizer(Adam.withLearningRate(0.05)).steps(80),
        trainer -> trainer.optimizer(Adam.withLearningRate(0.05)).batchSize(20).steps(80),
        trainer -> trainer.optimizer(Lbfgs.strongWolfe()),
        trainer -> trainer.optimizer(LevenbergMarquardt.standard()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void choosesTheNetworkOfTheSmallestValidationLoss(UnaryOperator<KanTrainer> method) {
    TrainingResult result = trainer(method).validation(0.3).fit(DATA);
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
  void testSamplesChooseNothing(UnaryOperator<KanTrainer> method) {
    KanTrainer trainer = trainer(method).stopEarly(2);
    TrainingResult one = trainer.fit(DATA);
    TrainingResult other = trainer.fit(Dataset.of(NOISE, tests(-1)));
    assertThat(other.testLoss()).isNotEqualTo(one.testLoss());
    assertThat(other.kan().layers()).isEqualTo(one.kan().layers());
    assertThat(other.history().stepLosses()).isEqualTo(one.history().stepLosses());
  }

  @Test
  void isNoneByDefault() {
    TrainingResult result = KanTrainer.of(KAN).steps(2).fit(DATA);
    assertThat(result.evaluation().validationLoss()).isNaN();
    assertThat(result.trainLoss()).isCloseTo(meanSquaredError(result.kan(), NOISE), within(1e-12));
  }

  @Test
  void goesOnWithTheSameSamples() throws IOException {
    Path file = folder.resolve("training.kan");
    KanTrainer trainer = trainer(t -> t.optimizer(Adam.withLearningRate(0.05))).stopEarly(50);
    TrainingResult whole = trainer.steps(30).checkpoint(file, 20, Duration.ofDays(1)).fit(DATA);
    assertThat(Checkpoint.read(file).evaluation().validationLoss()).isFinite();
    TrainingResult resumed = trainer.resume(DATA, file);
    assertThat(resumed.history().evaluations()).isEqualTo(whole.history().evaluations());
    assertThat(resumed.kan()).isEqualTo(whole.kan());
    assertThatThrownBy(() -> trainer.validation(0.3).resume(DATA, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whose validation is 0.15; this one's is 0.3");
  }

  private static KanTrainer trainer(UnaryOperator<KanTrainer> method) {
    return method.apply(KanTrainer.of(KAN)).precision(TFloat64.class).evaluateEvery(2);
  }

  private static Samples tests(double slope) {
    return UniformSampling.of(x -> slope * x[1], 2).seed(9).train(50).build().train();
  }
}
