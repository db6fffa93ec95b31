// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.Provenance;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.runtime.RuntimeOptions.Compilation;
import dev.kan.tf.train.TensorFlowTrainer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.types.TFloat64;

class CompilationChoiceTest {
  private static Kan network(int grid, int... widths) {
    return Initialiser.powerLaw()
        .initialise(KanSpec.builder(widths).gridIntervals(grid).build(), 1);
  }

  /** The signs of what was measured: XLA made the first five faster and the others slower. */
  @ParameterizedTest
  @CsvSource({
    "'2,5,1', 5, 1000, true",
    "'2,5,1', 100, 1000, false",
    "'4,10,10,1', 5, 1000, true",
    "'16,32,32,1', 5, 1000, true",
    "'32,64,64,1', 5, 1000, true",
    "'1,1', 10, 1000, false",
    "'64,16', 5, 1000, false",
    "'64,64,64', 20, 1024, false",
    "'64,32,10', 20, 1024, false",
    "'784,64,10', 5, 1024, false"
  })
  void expectsTheGainsThatWereMeasured(String widths, int grid, int rows, boolean gains) {
    int[] levels = Arrays.stream(widths.split(",", -1)).mapToInt(Integer::parseInt).toArray();

    assertThat(CompilationChoice.savedPerStep(network(grid, levels), rows) > 0).isEqualTo(gains);
  }

  /** Returns what the provenance of a training says that ends before its first step. */
  private static String choice(UnaryOperator<TensorFlowTrainer.Builder> choices) {
    Dataset data = UniformSampling.of(x -> x[0] * x[1] + x[2] - x[3], 4).train(1000).build();
    TensorFlowTrainer trainer =
        choices
            .apply(TensorFlowTrainer.builder().steps(20_000).budget(Duration.ofNanos(1)))
            .build();
    List<Provenance.Step> steps =
        trainer.train(network(5, 4, 10, 10, 1), data).kan().provenance().steps();
    return requireNonNull(steps.get(steps.size() - 1).details().get("compilation"));
  }

  private static UnaryOperator<TensorFlowTrainer.Builder> runtime(Compilation compilation) {
    return builder -> builder.runtime(RuntimeOptions.builder().compilation(compilation).build());
  }

  @Test
  void compilesLongTrainingsOnly() {
    assertThat(choice(builder -> builder)).isEqualTo("XLA");
    assertThat(choice(builder -> builder.steps(100))).isEqualTo("NONE");
    assertThat(choice(builder -> builder.batchSize(10))).isEqualTo("NONE");
  }

  @Test
  void countsTheCompilationOfEachMoveOfTheKnots() {
    GridSchedule often = GridSchedule.builder().every(1).untilStep(20_000).build();

    assertThat(choice(builder -> builder.updateGrids(often))).isEqualTo("NONE");
  }

  @Test
  void doesAsItIsTold() {
    assertThat(choice(builder -> runtime(Compilation.XLA).apply(builder.steps(1))))
        .isEqualTo("XLA");
    assertThat(choice(runtime(Compilation.NONE))).isEqualTo("NONE");
  }

  @Test
  void leavesPlainJavaAlone() {
    assertThat(
            choice(
                builder ->
                    builder.optimizer(Optimizer.levenbergMarquardt()).precision(TFloat64.class)))
        .isEqualTo("NONE");
  }
}
