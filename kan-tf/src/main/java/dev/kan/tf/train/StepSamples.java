// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import org.tensorflow.types.family.TFloating;

/** Which samples each step takes. */
interface StepSamples<T extends TFloating> {
  /** Makes a step with the next samples and gives its loss. */
  double next(TrainingGraph<T> graph);

  /** All samples at every step. */
  static <T extends TFloating> StepSamples<T> all(SampleFeed<T> feed) {
    Chunk<T> chunk = feed.chunks().get(0);
    return graph -> graph.step(chunk);
  }

  /** Each sample once an epoch, in an order drawn anew for each; an epoch's last may be smaller. */
  final class MiniBatches<T extends TFloating> implements StepSamples<T> {
    private final Samples samples;
    private final int batchSize;
    private final SeededRandom random;
    private int[] order = new int[0];
    private int next;

    MiniBatches(Samples samples, int batchSize, int seed) {
      this.samples = samples;
      this.batchSize = batchSize;
      this.random = new SeededRandom(seed);
    }

    @Override
    public double next(TrainingGraph<T> graph) {
      if (next == order.length) {
        order = random.permutation(samples.size());
        next = 0;
      }
      int to = Math.min(order.length, next + batchSize);
      int[] rows = Arrays.copyOfRange(order, next, to);
      next = to;
      try (Chunk<T> chunk =
          graph.chunk(samples.inputs().select(rows), samples.targets().select(rows))) {
        return graph.step(chunk);
      }
    }
  }
}
