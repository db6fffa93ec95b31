// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A network or formula that a search has tried.
 *
 * @param phase the phase of the search
 * @param widths the number of nodes on each level of the network, inputs first
 * @param loss the mean loss: of a network on the held-out samples if there are any, otherwise on
 *     all samples; of a formula on all samples
 * @param kept true if the trial was good enough, so that the search continued from it
 */
public record Trial(Phase phase, List<Integer> widths, double loss, boolean kept) {
  /** Copies the widths. */
  public Trial {
    widths = ImmutableList.copyOf(widths);
  }

  /** The phases of a search, in order. */
  public enum Phase {
    /** The given network is fitted. */
    GIVEN,
    /** A network with one level of hidden nodes less is fitted. */
    SHALLOWER,
    /** A network with fewer nodes on one level is fitted. */
    NARROWER,
    /** A network with one edge less is fitted. */
    THINNER,
    /** A network whose edges are functions is refitted. */
    FORMULA
  }
}
