// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.core.model.KanModel;
import dev.kan.core.training.StopReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of learning.
 *
 * @param model the model; its scores are those on rows that it was not trained on
 * @param linear the scores of the linear candidate on the same rows, as far as they are known
 * @param candidates what was tried
 * @param warnings what the user should know
 * @param stopReason why it ended
 * @param history the rows of {@code history.csv}, the names of the columns first
 */
record Learned(
    KanModel model,
    Map<String, Double> linear,
    List<Tried> candidates,
    List<String> warnings,
    StopReason stopReason,
    List<List<?>> history) {
  /**
   * A candidate.
   *
   * @param name what it is
   * @param loss the mean loss on rows that it was not trained on
   * @param standardError the standard error of the mean
   * @param weight the weight of the candidate in the model, 0 to 1
   */
  record Tried(String name, double loss, double standardError, double weight) {
    /** Returns the loss and the weight in words. */
    String described() {
      return String.format(
          Locale.ROOT,
          "loss %.4g +- %.2g on rows not trained on, weight %.2f",
          loss,
          standardError,
          weight);
    }
  }

  /** Returns true if the learning ended before it had tried all that it would. */
  boolean endedEarly() {
    return stopReason == StopReason.BUDGET_SPENT || stopReason == StopReason.CANCELLED;
  }
}
