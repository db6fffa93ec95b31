// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.editing.grid.RangeKnots;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.optimize.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.framework.optimizers.Momentum;
import org.tensorflow.types.TFloat64;

class CheckpointTest {
  private static final Kan KAN =
      Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 4);
  private static final Dataset DATA =
      UniformSampling.of(x -> x[0] * x[1], 2).train(100).test(20).build();

  @TempDir private Path folder;

  static Stream<UnaryOperator<TensorFlowTrainer.Builder>> trainings() {
    return Stream.of(
        trainer -> trainer.optimizer(Optimizer.adam(0.02)),
        trainer -> trainer.optimizer(Optimizer.adamW(0.02)).batchSize(16).seed(3),
        trainer -> trainer.optimizer(Optimizer.sgd(0.05, 0.9)).batchSize(30).clipGradient(0.1),
        trainer ->
            trainer
                .optimizer(Optimizer.adam(0.02))
                .schedule(Schedule.warmUp(5, Schedule.cosine(0))),
        trainer -> trainer.optimizer(Optimizer.adam(0.02)).evaluateEvery(4).stopEarly(50),
        trainer ->
            trainer.optimizer(Optimizer.framework(graph -> new Momentum(graph, 0.05f, 0.9f))),
        trainer -> trainer.optimizer(Optimizer.lbfgs()).precision(TFloat64.class),
        trainer -> trainer.optimizer(Optimizer.levenbergMarquardt()),
        trainer -> trainer.batchSize(25).updateGrids(GridSchedule.pykan()),
        trainer ->
            trainer
                .optimizer(Optimizer.lbfgs())
                .updateGrids(
                    GridSchedule.builder()
                        .every(6)
                        .untilStep(14)
                        .placement(RangeKnots.defaults())
                        .build()));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void aResumedTrainingEndsAsIfItHadNotBeenInterrupted(
      UnaryOperator<TensorFlowTrainer.Builder> configure) throws IOException {
    Path file = folder.resolve("training.kan");
    TrainingResult whole = trainer(configure, 30).build().train(KAN, DATA);
    trainer(configure, 30).checkpoint(file, 17, Duration.ofDays(1)).build().train(KAN, DATA);
    assertThat(Checkpoint.read(file).step()).isEqualTo(17);
    TrainingResult resumed = trainer(configure, 30).build().resume(KAN, DATA, file);
    assertThat(resumed.kan()).isEqualTo(whole.kan());
    assertThat(resumed.evaluation()).isEqualTo(whole.evaluation());
    assertThat(resumed.history().stepLosses()).containsExactly(whole.history().stepLosses());
    assertThat(resumed.history().evaluations())
        .containsExactlyElementsOf(whole.history().evaluations());
  }

  @Test
  void holdsWhatTheTrainingWouldReturn() throws IOException {
    Path file = folder.resolve("training.kan");
    TrainingResult result =
        trainer(UnaryOperator.identity(), 10)
            .checkpoint(file, 10, Duration.ofDays(1))
            .build()
            .train(KAN, DATA);
    Checkpoint checkpoint = Checkpoint.read(file);
    assertThat(checkpoint.kan().layers()).isEqualTo(result.kan().layers());
    assertThat(checkpoint.evaluation()).isEqualTo(result.evaluation());
    assertThat(checkpoint.history().steps()).isEqualTo(10);
    assertThat(checkpoint.identity()).containsEntry("loss", "SQUARED_ERROR");
  }

  @Test
  void anotherTrainingIsNotResumed() throws IOException {
    Path file = folder.resolve("training.kan");
    trainer(UnaryOperator.identity(), 4)
        .checkpoint(file, 2, Duration.ofDays(1))
        .build()
        .train(KAN, DATA);
    Dataset other = UniformSampling.of(x -> x[0], 2).train(100).test(20).build();
    assertThatThrownBy(() -> trainer(UnaryOperator.identity(), 4).build().resume(KAN, other, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training.kan is of a training whose data is");
    assertThatThrownBy(() -> trainer(t -> t.batchSize(7), 4).build().resume(KAN, DATA, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a training whose batchSize is 0; this one's is 7");
    assertThatThrownBy(
            () -> trainer(t -> t.optimizer(Optimizer.sgd(1, 0)), 4).build().resume(KAN, DATA, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this one's is Sgd[learningRate=1.0, momentum=0.0]");
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    Path file = folder.resolve("training.kan");
    trainer(UnaryOperator.identity(), 2)
        .checkpoint(file, 1, Duration.ofDays(1))
        .build()
        .train(KAN, DATA);
    byte[] good = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 7, 8, 15, 16, 100, good.length / 2, good.length - 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThatThrownBy(() -> Checkpoint.read(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("training.kan");
    }
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    Files.write(file, flipped);
    assertThatThrownBy(() -> Checkpoint.read(file)).hasMessageContaining("damaged");
    for (int version : new int[] {1, 3}) {
      byte[] other = good.clone();
      other[7] = (byte) version;
      Files.write(file, other);
      assertThatThrownBy(() -> Checkpoint.read(file))
          .hasMessageContaining(
              "checkpoint of version " + version + "; this library reads version 2");
    }
    Files.delete(file);
    assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Checkpoint.read(folder))
        .isInstanceOf(FileSystemException.class)
        .hasMessageStartingWith(folder.toString());
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.createDirectory(folder.resolve("directory"));
    TensorFlowTrainer trainer =
        trainer(UnaryOperator.identity(), 2).checkpoint(file, 1, Duration.ofDays(1)).build();
    assertThatThrownBy(() -> trainer.train(KAN, DATA))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("directory: the checkpoint cannot be written");
  }

  private static TensorFlowTrainer.Builder trainer(
      UnaryOperator<TensorFlowTrainer.Builder> configure, int steps) {
    return configure.apply(TensorFlowTrainer.builder().steps(steps));
  }
}
