// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Receives the progress of a training, on the thread that trains: {@link #onStart} once, then steps
 * and evaluations as they happen, {@link #onFinish} once. By default every method does nothing. A
 * listener cannot end a training; a {@link dev.kan.core.training.CancellationToken} does. An
 * exception that a listener throws ends the training with that exception.
 */
public interface TrainingListener {
  /** A listener that does nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * Receives the start of a training.
   *
   * @param estimate the largest amount of work that the training may take
   */
  default void onStart(TrainingEstimate estimate) {}

  /**
   * Receives a step that has been made.
   *
   * @param step the step
   */
  default void onStep(TrainingStep step) {}

  /**
   * Receives the losses of the network on all samples. A resumed training first reports all
   * evaluations from before the interruption.
   *
   * @param evaluation the losses
   */
  default void onEvaluation(Evaluation evaluation) {}

  /**
   * Receives the end of a training.
   *
   * @param result the result of the training
   */
  default void onFinish(TrainingResult result) {}

  /**
   * Returns a listener that forwards every event to several listeners.
   *
   * @param listeners the listeners, called in this order
   */
  static TrainingListener all(TrainingListener... listeners) {
    List<TrainingListener> copy = ImmutableList.copyOf(listeners);
    return new TrainingListener() {
      @Override
      public void onStart(TrainingEstimate estimate) {
        copy.forEach(listener -> listener.onStart(estimate));
      }

      @Override
      public void onStep(TrainingStep step) {
        copy.forEach(listener -> listener.onStep(step));
      }

      @Override
      public void onEvaluation(Evaluation evaluation) {
        copy.forEach(listener -> listener.onEvaluation(evaluation));
      }

      @Override
      public void onFinish(TrainingResult result) {
        copy.forEach(listener -> listener.onFinish(result));
      }
    };
  }
}
