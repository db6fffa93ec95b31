// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import java.time.Duration;

/**
 * Receives the progress of a search for formulas, on the thread that searches. Every method does
 * nothing by default. A listener cannot end a search; a {@link
 * dev.kan.core.training.CancellationToken} does.
 */
public interface SearchListener {
  /** A listener that does nothing. */
  SearchListener NONE = new SearchListener() {};

  /**
   * Receives the beginning of a stage. A stage may begin several times.
   *
   * @param stage the name of the stage, a few words
   * @param left the time that is left of the budget
   */
  default void onStage(String stage, Duration left) {}

  /**
   * Receives the formulas found so far, each time a formula has at most half of the least error
   * before. The constants are not yet those of the final front.
   *
   * @param front the formulas so far
   * @param left the time that is left of the budget
   */
  default void onFront(FormulaFront front, Duration left) {}
}
