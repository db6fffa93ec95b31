// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.Arrays;

/**
 * A network with samples to train it on.
 *
 * @param kan the network
 * @param data its samples
 * @param trainer how to train it
 */
record Task(Kan kan, Dataset data, TensorFlowTrainer trainer) {
  /** Makes a task with smooth targets, of which each depends on one input. */
  static Task of(KanSpec spec, int samples, TensorFlowTrainer trainer) {
    Kan kan = Initialiser.powerLaw().initialise(spec, 0);
    Dataset data =
        UniformSampling.ofVector(x -> targets(x, kan.outputs()), kan.inputs())
            .train(samples)
            .test(1)
            .build();
    return new Task(kan, data, trainer);
  }

  private static double[] targets(double[] x, int outputs) {
    double[] y = new double[outputs];
    Arrays.setAll(y, o -> Math.sin(3 * x[o % x.length]));
    return y;
  }

  TrainingResult train(TrainingListener listener) {
    return trainer.train(kan, data, listener);
  }

  /** Returns a prediction of all samples in plain Java, from array to array. */
  Runnable prediction() {
    KanEvaluator evaluator = KanEvaluator.of(kan);
    double[] inputs = data.train().inputs().toArray();
    return () -> evaluator.evaluate(Batch.of(kan.inputs(), inputs)).toArray();
  }
}
