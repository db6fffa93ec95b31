// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.data.Dataset;
import java.util.function.ToDoubleFunction;
import org.tensorflow.types.family.TFloating;

/** The training and the test samples of a data set as tensors; owns them. */
record LossFeeds<T extends TFloating>(SampleFeed<T> train, SampleFeed<T> test)
    implements AutoCloseable {
  /**
   * The tensors of a data set.
   *
   * @param inChunks whether training samples are cut, too; else they are one chunk
   */
  static <T extends TFloating> LossFeeds<T> of(LossGraph<T> graph, Dataset data, boolean inChunks) {
    int rows = inChunks ? SampleFeed.EVALUATION_ROWS : data.train().size();
    SampleFeed<T> train = SampleFeed.of(graph, data.train(), rows);
    try {
      return new LossFeeds<>(train, SampleFeed.of(graph, data.test(), SampleFeed.EVALUATION_ROWS));
    } catch (RuntimeException | Error e) {
      train.close();
      throw e;
    }
  }

  /** Both losses, given how to compute that of a chunk. */
  Evaluation evaluate(int step, ToDoubleFunction<Chunk<T>> loss) {
    return new Evaluation(step, train.mean(loss), test.mean(loss));
  }

  @Override
  public void close() {
    train.close();
    test.close();
  }
}
