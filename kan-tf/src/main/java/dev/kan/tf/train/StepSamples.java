// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import org.tensorflow.types.family.TFloating;

/** Which samples each step takes. */
interface StepSamples<T extends TFloating> {
  /** The samples of the next step. */
  Taken<T> next();

  /** Goes on as if so many steps had been made. */
  void skip(int steps);

  /**
   * The samples of one step.
   *
   * @param chunk their tensors
   * @param owner frees them, if they are this step's alone
   */
  record Taken<T extends TFloating>(Chunk<T> chunk, Chunk.Owner owner) implements AutoCloseable {
    @Override
    public void close() {
      owner.close();
    }
  }

  /** All samples at every step. */
  static <T extends TFloating> StepSamples<T> all(SampleFeed<T> feed) {
    Taken<T> all = new Taken<>(feed.chunks().get(0), () -> {});
    return new StepSamples<>() {
      @Override
      public Taken<T> next() {
        return all;
      }

      @Override
      public void skip(int steps) {}
    };
  }

  /** Each sample once an epoch, in an order drawn anew for each; an epoch's last may be smaller. */
  final class MiniBatches<T extends TFloating> implements StepSamples<T> {
    private final LossGraph<T> graph;
    private final Samples samples;
    private final int batchSize;
    private final SeededRandom random;
    private int[] order = new int[0];
    private int next;

    MiniBatches(LossGraph<T> graph, Samples samples, TrainingSettings settings) {
      this.graph = graph;
      this.samples = samples;
      this.batchSize = settings.batchSize();
      this.random = new SeededRandom(settings.seed());
    }

    @Override
    public Taken<T> next() {
      int[] rows = nextRows();
      Chunk<T> chunk = graph.chunk(SampleRows.select(samples, rows));
      return new Taken<>(chunk, chunk::close);
    }

    @Override
    public void skip(int steps) {
      for (int step = 0; step < steps; step++) {
        nextRows();
      }
    }

    private int[] nextRows() {
      if (next == order.length) {
        order = random.permutation(samples.size());
        next = 0;
      }
      int from = next;
      next = Math.min(order.length, from + batchSize);
      return Arrays.copyOfRange(order, from, next);
    }
  }
}
