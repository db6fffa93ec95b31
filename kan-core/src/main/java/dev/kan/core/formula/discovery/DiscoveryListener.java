// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.training.TrainingListener;

/**
 * Receives the progress of a search for a formula, on the thread that searches: each network and
 * formula that was tried, and from {@link TrainingListener} the progress of the training of each
 * network, one after another. Every method does nothing by default. A listener cannot end a search;
 * a {@link dev.kan.core.training.CancellationToken} does.
 */
public interface DiscoveryListener extends TrainingListener {
  /** A listener that does nothing. */
  DiscoveryListener NONE = new DiscoveryListener() {};

  /**
   * Receives a network or a formula that was tried.
   *
   * @param trial what was tried, and how well it did
   */
  default void onTrial(Trial trial) {}
}
