// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The samples of a training.
 *
 * @param train the samples that steps are made on
 * @param validation the samples that choose among networks, if any
 * @param test the samples that losses are reported for and that decide nothing, if any
 */
public record TrainingSamples(Samples train, Optional<Samples> validation, Optional<Samples> test) {
  /**
   * Cuts validation samples off the training samples at random.
   *
   * @param share the share of the training samples to validate on, 0 for none
   * @param seed the same seed gives the same cut
   * @throws IllegalArgumentException if there are too few training samples, or all of one side
   *     weigh 0
   */
  public static TrainingSamples of(
      Samples samples, Optional<Samples> test, double share, int seed) {
    if (share == 0) {
      return new TrainingSamples(samples, Optional.empty(), test);
    }
    Dataset cut = Dataset.split(samples, share, seed);
    return new TrainingSamples(cut.train(), Optional.of(cut.test()), test);
  }

  /** Returns whether some samples count for more than others. */
  boolean isWeighted() {
    return Stream.concat(Stream.of(train), test.stream())
        .anyMatch(samples -> samples.weights().isPresent());
  }
}
