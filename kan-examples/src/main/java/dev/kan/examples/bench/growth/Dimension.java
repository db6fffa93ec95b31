// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import dev.kan.core.KanSpec;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.runtime.RuntimeOptions.Compilation;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.List;

/** A size that grows while all others stay. */
enum Dimension {
  /** The number N of samples in a step. */
  SAMPLES("N", 1000, 2000, 4000, 8000, 16_000) {
    @Override
    Task task(int size) {
      return network(size, INPUTS_KEPT, OUTPUTS_KEPT, INTERVALS_KEPT, ORDER_KEPT);
    }
  },
  /** The number of inputs. */
  INPUTS("inputs", 32, 64, 128, 256, 512) {
    @Override
    Task task(int size) {
      return network(SAMPLES_KEPT, size, OUTPUTS_KEPT, INTERVALS_KEPT, ORDER_KEPT);
    }
  },
  /** The number of outputs. */
  OUTPUTS("outputs", 32, 64, 128, 256, 512) {
    @Override
    Task task(int size) {
      return network(SAMPLES_KEPT, INPUTS_KEPT, size, INTERVALS_KEPT, ORDER_KEPT);
    }
  },
  /** The number G of grid intervals. */
  INTERVALS("G", 5, 10, 20, 40, 80) {
    @Override
    Task task(int size) {
      return network(SAMPLES_KEPT, INPUTS_KEPT, OUTPUTS_KEPT, size, ORDER_KEPT);
    }
  },
  /** The order k of the splines. */
  ORDER("k", 1, 2, 3, 4, 5) {
    @Override
    Task task(int size) {
      return network(SAMPLES_KEPT, INPUTS_KEPT, OUTPUTS_KEPT, INTERVALS_KEPT, size);
    }
  },
  /** The number of nodes between five inputs and one output, in steps of second order. */
  SECOND_ORDER("nodes", 2, 8, 17, 33, 83) {
    @Override
    Task task(int size) {
      return Task.of(
          KanSpec.builder(5, size, 1).build(),
          SECOND_ORDER_SAMPLES,
          TensorFlowTrainer.builder()
              .optimizer(Optimizer.levenbergMarquardt())
              .steps(MANY)
              .build());
    }
  };

  private static final int SAMPLES_KEPT = 4000;
  private static final int INPUTS_KEPT = 32;
  private static final int NODES_KEPT = 32;
  private static final int OUTPUTS_KEPT = 32;
  private static final int INTERVALS_KEPT = 5;
  private static final int ORDER_KEPT = 3;
  private static final int SECOND_ORDER_SAMPLES = 1000;
  private static final int MANY = 100_000;

  private final String label;
  private final ImmutableList<Integer> sizes;

  Dimension(String label, int... sizes) {
    this.label = label;
    this.sizes = ImmutableList.copyOf(Ints.asList(sizes));
  }

  /** Makes the task of a size. */
  abstract Task task(int size);

  String label() {
    return label;
  }

  List<Integer> sizes() {
    return sizes;
  }

  /** Makes a task of one size, not compiled, since compiled and other code cannot be compared. */
  private static Task network(int samples, int inputs, int outputs, int intervals, int order) {
    return Task.of(
        KanSpec.builder(inputs, NODES_KEPT, outputs)
            .gridIntervals(intervals)
            .splineOrder(order)
            .build(),
        samples,
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(1e-3))
            .steps(MANY)
            .evaluateEvery(MANY)
            .runtime(RuntimeOptions.builder().compilation(Compilation.NONE).build())
            .build());
  }
}
