// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import dev.kan.core.KanSpec;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.train.TensorFlowTrainer;

/** A task that is large in one respect. */
enum LargeCase {
  /** Many edges and few samples. */
  MANY_EDGES("[1000,1000,1] N=100", 50) {
    @Override
    Task task() {
      return Task.of(KanSpec.builder(1000, 1000, 1).build(), 100, trainer().build());
    }
  },
  /** A classifier of small pictures. */
  PICTURES("[784,64,10] N=64", 200) {
    @Override
    Task task() {
      return Task.of(PICTURE_NETWORK, 64, trainer().build());
    }
  },
  /** A penalty that measures each edge on each sample. */
  SPARSITY("[784,64,10] N=4096 sparsity", 20) {
    @Override
    Task task() {
      return Task.of(PICTURE_NETWORK, 4096, trainer().sparsity(Sparsity.of(1e-3)).build());
    }
  },
  /** More samples than a step can take at once. */
  MANY_SAMPLES("[10,10,1] N=1000000 batch 1024", 1000) {
    @Override
    Task task() {
      return Task.of(
          KanSpec.builder(10, 10, 1).build(), 1_000_000, trainer().batchSize(1024).build());
    }
  };

  private static final KanSpec PICTURE_NETWORK = KanSpec.builder(784, 64, 10).build();

  private final String label;
  private final int steps;

  LargeCase(String label, int steps) {
    this.label = label;
    this.steps = steps;
  }

  /** Makes the task. */
  abstract Task task();

  String label() {
    return label;
  }

  int steps() {
    return steps;
  }

  TensorFlowTrainer.Builder trainer() {
    return TensorFlowTrainer.builder()
        .optimizer(Optimizer.adam(1e-3))
        .steps(steps)
        .evaluateEvery(steps);
  }
}
