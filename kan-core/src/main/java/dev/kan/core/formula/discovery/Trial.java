// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Something that a search has tried.
 *
 * @param phase what it was about
 * @param widths the number of nodes of each level of the network that was tried, inputs first
 * @param loss its mean loss: of a network on the samples that it was not trained on, where there
 *     are any; of a formula on all samples
 * @param kept whether it was good enough, and the search went on from it
 */
public record Trial(Phase phase, List<Integer> widths, double loss, boolean kept) {
  /** Copies the widths. */
  public Trial {
    widths = ImmutableList.copyOf(widths);
  }

  /** The parts of a search, in order. */
  public enum Phase {
    /** The network that was given, fitted. */
    GIVEN,
    /** A network with a level of hidden nodes less. */
    SHALLOWER,
    /** A network with fewer nodes on a level. */
    NARROWER,
    /** A network with an edge less. */
    THINNER,
    /** A network with functions for its edges, refitted. */
    FORMULA
  }
}
