// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import java.util.Locale;

/**
 * How well a candidate predicted rows that it did not see.
 *
 * @param description the kind of the candidate, for example {@code additive}
 * @param loss the mean loss over rows: half the squared error of targets scaled to variance 1, or
 *     the cross-entropy
 * @param standardError the standard error of the mean
 * @param isChosen true if the model is made of this candidate
 */
public record CandidateScore(
    String description, double loss, double standardError, boolean isChosen) {
  /** Returns the score in words, for example {@code additive: loss 0.131 +- 0.009, chosen}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: loss %.4g +- %.2g%s",
        description,
        loss,
        standardError,
        isChosen ? ", chosen" : "");
  }
}
