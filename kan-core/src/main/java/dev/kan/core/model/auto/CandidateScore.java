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
 * @param weight the weight of the candidate in the model, 0 to 1; all weights add up to 1
 */
public record CandidateScore(String description, double loss, double standardError, double weight) {
  /** Returns the score in words, for example {@code additive: loss 0.131 +- 0.009, weight 0.25}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: loss %.4g +- %.2g, weight %.2f",
        description,
        loss,
        standardError,
        weight);
  }
}
