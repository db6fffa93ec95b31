// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import java.util.List;

/** A small network, samples of a smooth function and what the tests of training share. */
final class TrainingFixtures {
  static final Kan KAN = Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 4);
  static final Dataset DATA =
      UniformSampling.of(x -> x[0] * x[0] + x[1], 2).train(200).test(50).build();

  private TrainingFixtures() {}

  static Dataset columns(double[] inputs, double[] targets) {
    Samples samples = new Samples(Batch.of(1, inputs), Batch.of(1, targets));
    return Dataset.of(samples, samples);
  }

  static Kan zero() {
    return Kan.of(
        List.of(KanLayer.neutral(KanSpec.builder(1, 1).range(0, 6).build().layers().get(0))));
  }

  static double meanSquaredError(Kan kan, Samples samples) {
    double[] y = KanEvaluator.of(kan).evaluate(samples.inputs()).toArray();
    double[] t = samples.targets().toArray();
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (y[i] - t[i]) * (y[i] - t[i]);
    }
    return sum / y.length;
  }
}
