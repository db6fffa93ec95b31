// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.family.TFloating;

/** The tensors of some samples, each with the op that it is fed to. Owns them. */
final class SampleTensors<T extends TFloating> implements AutoCloseable {
  private final double weight;
  private final List<Feed<T>> feeds = new ArrayList<>();

  private record Feed<T extends TFloating>(Operand<T> place, Tensor tensor, Runnable owner) {}

  /**
   * No tensors yet.
   *
   * @param weight the sum of the samples' weights
   */
  SampleTensors(double weight) {
    this.weight = weight;
  }

  /**
   * Adds a tensor.
   *
   * @param place the op that it is fed to
   * @param owner frees it
   */
  void add(Operand<T> place, Tensor tensor, Runnable owner) {
    feeds.add(new Feed<>(place, tensor, owner));
  }

  /** The sum of the samples' weights. */
  double weight() {
    return weight;
  }

  void feedTo(Session.Runner runner) {
    feeds.forEach(feed -> runner.feed(feed.place(), feed.tensor()));
  }

  @Override
  public void close() {
    feeds.forEach(feed -> feed.owner().run());
  }
}
