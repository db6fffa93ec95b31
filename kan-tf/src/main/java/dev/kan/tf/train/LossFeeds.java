// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tensorflow.types.family.TFloating;

/** The samples of a training as tensors; owns them. */
record LossFeeds<T extends TFloating>(
    SampleFeed<T> train, SampleFeed<T> test, Optional<SampleFeed<T>> validation)
    implements AutoCloseable {
  /**
   * The tensors of a data set.
   *
   * @param inChunks whether training samples are cut, too; else they are one chunk
   */
  static <T extends TFloating> LossFeeds<T> of(
      LossGraph<T> graph, TrainingSamples data, boolean inChunks) {
    Deque<SampleFeed<T>> made = new ArrayDeque<>();
    try {
      int rows = inChunks ? SampleFeed.EVALUATION_ROWS : data.train().size();
      made.add(SampleFeed.of(graph, data.train(), rows));
      made.add(SampleFeed.of(graph, data.test(), SampleFeed.EVALUATION_ROWS));
      data.validation()
          .ifPresent(each -> made.add(SampleFeed.of(graph, each, SampleFeed.EVALUATION_ROWS)));
      return new LossFeeds<>(made.remove(), made.remove(), Optional.ofNullable(made.poll()));
    } catch (RuntimeException | Error e) {
      made.forEach(SampleFeed::close);
      throw e;
    }
  }

  /** The losses, given how to compute that of a chunk. */
  Evaluation evaluate(int step, ToDoubleFunction<Chunk<T>> loss) {
    return new Evaluation(
        step,
        train.mean(loss),
        test.mean(loss),
        validation.map(feed -> feed.mean(loss)).orElse(Double.NaN));
  }

  @Override
  public void close() {
    train.close();
    test.close();
    validation.ifPresent(SampleFeed::close);
  }
}
