// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import java.util.Optional;

/**
 * Trains networks on samples. A trainer is an immutable collection of settings: it may train any
 * number of networks, on any number of threads at the same time. The given network is unchanged;
 * the trained one is in the result.
 *
 * <p>Test samples are only evaluated: no step, grid or network is chosen by their losses. An
 * interrupt of the thread or a {@link dev.kan.core.training.CancellationToken} ends a training
 * early, with the best network so far; the thread's interrupt status is still set when the method
 * returns.
 *
 * <pre>{@code
 * Trainer trainer = LadderTrainer.of(3, 10, 20);
 * TrainingResult result = trainer.train(kan, data);
 * System.out.println(result.stopReason() + ", test loss " + result.testLoss());
 * }</pre>
 */
public interface Trainer {
  /**
   * Trains a network on samples and reports the progress to a listener.
   *
   * @param kan the network to begin with
   * @param samples the samples to train on, as wide as the network
   * @param test the samples to evaluate on, as wide as the network; empty for none
   * @param listener receives the progress, on the thread that called this method
   * @throws IllegalArgumentException if the widths do not match, the loss does not accept the
   *     targets, or nothing in the network is trainable
   */
  TrainingResult train(Kan kan, Samples samples, Optional<Samples> test, TrainingListener listener);

  /**
   * Trains a network on the training samples of a data set and reports the progress to a listener.
   *
   * @param kan the network to begin with
   * @param data the samples to train on and to evaluate on, as wide as the network
   * @param listener receives the progress, on the thread that called this method
   * @throws IllegalArgumentException if the widths do not match, the loss does not accept the
   *     targets, or nothing in the network is trainable
   */
  default TrainingResult train(Kan kan, Dataset data, TrainingListener listener) {
    return train(kan, data.train(), Optional.of(data.test()), listener);
  }

  /**
   * Trains a network on the training samples of a data set.
   *
   * @param kan the network to begin with
   * @param data the samples to train on and to evaluate on, as wide as the network
   * @throws IllegalArgumentException if the widths do not match, the loss does not accept the
   *     targets, or nothing in the network is trainable
   */
  default TrainingResult train(Kan kan, Dataset data) {
    return train(kan, data, TrainingListener.NONE);
  }

  /**
   * Trains a network on samples without test samples. The test loss of the result is NaN.
   *
   * @param kan the network to begin with
   * @param samples the samples to train on, as wide as the network
   * @throws IllegalArgumentException if the widths do not match, the loss does not accept the
   *     targets, or nothing in the network is trainable
   */
  default TrainingResult train(Kan kan, Samples samples) {
    return train(kan, samples, Optional.empty(), TrainingListener.NONE);
  }

  /**
   * Returns a copy of this trainer with another loss.
   *
   * @param loss the loss of a sample
   * @throws IllegalArgumentException if this kind of trainer cannot minimise the loss
   */
  Trainer withLoss(Loss loss);
}
