// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.editing.grid.AdaptiveKnots;
import dev.kan.core.editing.grid.GridRanges;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Data that breaks other libraries, on any network, with any optimizer: numbers stay numbers. */
class RandomCombinationsTest {
  private static final int STEPS = 12;

  private static final List<ToDoubleFunction<SeededRandom>> COLUMNS =
      List.of(
          random -> random.uniform(-1, 1),
          random -> 0.7,
          random -> Math.tan(random.uniform(-1.5707, 1.5707)),
          random -> 1e-12 * random.gaussian(),
          random -> 1e12 * random.gaussian(),
          random -> 1e6 + random.uniform(),
          random -> Math.rint(random.uniform(0, 3)));

  private static final List<UnaryOperator<TensorFlowTrainer.Builder>> OPTIMIZERS =
      List.of(
          trainer -> trainer.optimizer(Optimizer.adam(0.01)),
          trainer -> trainer.optimizer(Optimizer.adamW(0.01)).batchSize(7),
          trainer -> trainer.optimizer(Optimizer.sgd(0.01, 0.9)),
          trainer -> trainer.optimizer(Optimizer.sgd(0.01, 0)).clipGradient(1),
          trainer -> trainer.optimizer(Optimizer.lbfgs()),
          trainer -> trainer.optimizer(Optimizer.levenbergMarquardt()).precision(TFloat64.class));

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lossesAndOutputsAreFinite(int seed) {
    SeededRandom random = new SeededRandom(seed);
    int inputs = 1 + below(random, 3);
    int samples = below(random, 4) == 0 ? 1 + below(random, 4) : 20 + below(random, 30);
    Dataset data = Dataset.of(samples(random, inputs, samples), samples(random, inputs, 5));
    Kan start = Initialiser.powerLaw().initialise(spec(random, data), seed);
    TensorFlowTrainer.Builder trainer =
        OPTIMIZERS
            .get(seed % OPTIMIZERS.size())
            .apply(
                TensorFlowTrainer.builder()
                    .steps(STEPS)
                    .precision(below(random, 2) == 0 ? TFloat32.class : TFloat64.class));
    if (below(random, 2) == 0) {
      trainer.updateGrids(
          GridSchedule.builder()
              .every(4)
              .untilStep(9)
              .placement(AdaptiveKnots.builder().gridEps(0.1).margin(0.01).build())
              .build());
    }
    TrainingResult result = trainer.build().train(start, data);
    assertThat(result.evaluation().isFinite()).isTrue();
    double[] outputs = KanEvaluator.of(result.kan()).evaluate(data.train().inputs()).toArray();
    assertThat(Arrays.stream(outputs).allMatch(Double::isFinite)).isTrue();
  }

  private static Samples samples(SeededRandom random, int inputs, int count) {
    double[][] columns = new double[inputs][];
    for (int i = 0; i < inputs; i++) {
      columns[i] = column(random, count);
    }
    return new Samples(Batch.ofColumns(columns), Batch.of(1, column(random, count)));
  }

  private static double[] column(SeededRandom random, int count) {
    ToDoubleFunction<SeededRandom> kind = COLUMNS.get(below(random, COLUMNS.size()));
    return IntStream.range(0, count).mapToDouble(n -> kind.applyAsDouble(random)).toArray();
  }

  private static KanSpec spec(SeededRandom random, Dataset data) {
    int inputs = data.train().inputs().columns();
    KanSpec.Builder builder =
        below(random, 3) == 0
            ? KanSpec.builder(inputs, 1)
            : KanSpec.builder(inputs, 1 + below(random, 5), 1);
    if (below(random, 2) == 0) {
      builder.inputRanges(GridRanges.of(data.train().inputs(), 0.02));
    }
    return builder.gridIntervals(1 + below(random, 20)).splineOrder(1 + below(random, 4)).build();
  }

  private static int below(SeededRandom random, int bound) {
    return (int) (random.uniform() * bound);
  }
}
