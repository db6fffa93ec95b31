// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

/**
 * Receives the progress of an {@link AutoTrainer}, on the thread that trains. By default every
 * method does nothing. A listener cannot end a training; a budget or a {@link
 * dev.kan.core.training.CancellationToken} does.
 */
public interface AutoListener {
  /** A listener that does nothing. */
  AutoListener NONE = new AutoListener() {};

  /**
   * Receives what is being tried, several times a second at most.
   *
   * @param progress the candidate that is being fitted, and the best one so far
   */
  default void onProgress(AutoProgress progress) {}

  /**
   * Receives a candidate that has been fitted.
   *
   * @param score how well it predicts rows that it did not see; not chosen yet
   */
  default void onCandidate(CandidateScore score) {}
}
