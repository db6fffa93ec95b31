// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.training.ladder.FitProgress;

/** Receives the progress of a search for a formula and may end it. */
@FunctionalInterface
public interface DiscoveryListener {
  /** One that lets a search run to its end. */
  DiscoveryListener SILENT = trial -> true;

  /**
   * Called after each network or formula that was tried, on the thread that called the search.
   *
   * @return whether to go on; false ends the search, which gives back the best so far
   */
  boolean onTrial(Trial trial);

  /**
   * Called after each step of the fit of a network, on the thread that called the search. Default:
   * goes on.
   *
   * @return whether to go on; false ends the search, which gives back the best so far
   */
  default boolean onFit(FitProgress progress) {
    return true;
  }
}
