// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.training.ladder.FitProgress;

/** Receives the progress of a search for a formula and may end it. */
@FunctionalInterface
public interface DiscoveryListener {
  /** A listener that ignores all trials and lets a search run to its end. */
  DiscoveryListener SILENT = trial -> true;

  /**
   * Receives a network or formula that was tried, on the thread that called the search.
   *
   * @param trial the network or formula
   * @return true to continue; false to end the search, which then returns the best result so far
   */
  boolean onTrial(Trial trial);

  /**
   * Receives the progress of the fit of a network after each step, on the thread that called the
   * search. Default: returns true.
   *
   * @param progress the progress of the fit
   * @return true to continue; false to end the search, which then returns the best result so far
   */
  default boolean onFit(FitProgress progress) {
    return true;
  }
}
