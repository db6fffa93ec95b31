// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.family.TFloating;

/**
 * The tensors of one run, each with the op that it is fed to. Owns them.
 *
 * @param feeds the tensors
 * @param weight what the samples weigh together
 */
record Chunk<T extends TFloating>(List<Feed<T>> feeds, double weight) implements AutoCloseable {
  /** This chunk and one more tensor; it is to be closed in place of this one. */
  Chunk<T> with(Feed<T> feed) {
    return new Chunk<>(ImmutableList.<Feed<T>>builder().addAll(feeds).add(feed).build(), weight);
  }

  void feedTo(Session.Runner runner) {
    feeds.forEach(feed -> runner.feed(feed.place(), feed.tensor()));
  }

  @Override
  public void close() {
    feeds.forEach(feed -> feed.owner().close());
  }

  /**
   * A tensor and where it goes.
   *
   * @param place the op
   * @param tensor the tensor
   * @param owner closing it frees the tensor
   */
  record Feed<T extends TFloating>(Operand<T> place, Tensor tensor, Owner owner) {}

  /** Frees a tensor. */
  @FunctionalInterface
  interface Owner extends AutoCloseable {
    @Override
    void close();
  }
}
