// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

/** A way to learn a model from a table. */
@FunctionalInterface
interface Learning {
  /**
   * Learns a model. It ends early, with the best model so far, if the current computation is
   * cancelled.
   *
   * @throws java.io.UncheckedIOException if a checkpoint cannot be read or written
   * @throws IllegalArgumentException if nothing can be learned from the table
   * @throws java.util.concurrent.CancellationException if it is cancelled before there is a model
   */
  Learned learn(LearningTable table);
}
