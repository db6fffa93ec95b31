// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;

/**
 * A network that may be the best so far.
 *
 * @param kan the network, in the units of the fit
 * @param gridIntervals the number of grid intervals it was trained with
 * @param score the mean loss on the samples by which networks are chosen; NaN sorts last
 * @param roughness the weight of the roughness penalty that it was trained with
 */
record Candidate(Kan kan, int gridIntervals, double score, double roughness) {
  /** Returns true if the score of this network is below a factor times that of another. */
  boolean beats(Candidate other, double factor) {
    return score < factor * other.score || Double.isNaN(other.score);
  }
}
