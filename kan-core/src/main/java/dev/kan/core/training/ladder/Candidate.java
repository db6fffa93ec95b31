// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;

/**
 * A network that may be the best.
 *
 * @param kan the network, in the units of the fit
 * @param gridIntervals the number of grid intervals it was trained with
 * @param score its mean loss on the samples that judge; NaN comes last
 * @param roughness the weight of the penalty that it was trained with
 */
record Candidate(Kan kan, int gridIntervals, double score, double roughness) {
  /** Tests whether this network is better than another by a factor of the loss. */
  boolean beats(Candidate other, double factor) {
    return score < factor * other.score || Double.isNaN(other.score);
  }
}
