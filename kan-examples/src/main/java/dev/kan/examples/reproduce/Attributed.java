// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.editing.pruning.Pruned;
import dev.kan.core.editing.pruning.Pruning;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.ladder.LadderTrainer;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The experiment Interp 4 of pykan: the sum of {@code x_i^2 / 2^i} over 100 inputs, of which only
 * the first few matter. A sparse [100, 10, 10, 1] network is pruned by its scores. The measured
 * value is the number of inputs that are kept although an earlier one is not. It is 0 if exactly
 * the first few are kept, and 100 if all or none are kept.
 */
final class Attributed implements Experiment {
  private static final int INPUTS = 100;
  private static final double INPUT_THRESHOLD = 3e-2;
  private static final int STEPS = 1000;

  @Override
  public String id() {
    return "attribution";
  }

  @Override
  public String metric() {
    return "inputs amiss";
  }

  @Override
  public OptionalDouble published() {
    return OptionalDouble.of(0);
  }

  @Override
  public Outcome run(int seed) {
    Dataset data = UniformSampling.of(Attributed::target, INPUTS).seed(seed).build();
    KanSpec spec = KanSpec.builder(INPUTS, 10, 10, 1).gridIntervals(3).build();
    Kan kan =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(0.01))
            .sparsity(Sparsity.of(1e-3))
            .steps(STEPS)
            .build()
            .train(Initialiser.powerLaw().initialise(spec, seed), data)
            .kan();
    Pruned pruned =
        Pruning.builder().inputThreshold(INPUT_THRESHOLD).build().prune(kan, data.train().inputs());
    Dataset narrower = data.selectInputs(pruned.keptInputs());
    Kan trainedOn =
        LadderTrainer.builder()
            .gridLadder(3)
            .seed(seed)
            .build()
            .train(pruned.kan(), narrower.train())
            .kan();
    return new Outcome(
        amiss(pruned.keptInputs()),
        String.format(
            Locale.ROOT,
            "inputs %s of 0 to 99, widths %s, test RMSE %.2g, pruned and trained on %.2g",
            pruned.keptInputs(),
            pruned.kan().widths(),
            Metric.ROOT_MEAN_SQUARED_ERROR.of(kan, data.test()),
            Metric.ROOT_MEAN_SQUARED_ERROR.of(trainedOn, narrower.test())));
  }

  private static double target(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i] / Math.pow(2, i);
    }
    return sum;
  }

  private static int amiss(List<Integer> kept) {
    if (kept.isEmpty() || kept.size() == INPUTS) {
      return INPUTS;
    }
    return (int) IntStream.range(0, kept.size()).filter(n -> kept.get(n) != n).count();
  }
}
