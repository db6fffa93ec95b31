// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The quality of one learner on the test rows of one table.
 *
 * @param table the name of the table
 * @param seed the seed of the split
 * @param learner the name of the learner
 * @param r2 the explained share of the variance; null for classes
 * @param auc the area under the ROC curve, one class against the rest on the mean; null for numbers
 * @param accuracy the share of correct classes; null for numbers
 * @param crossEntropy the cross-entropy in nats; null for numbers
 * @param seconds the time of training and prediction
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TableScore(
    String table,
    int seed,
    String learner,
    @Nullable Double r2,
    @Nullable Double auc,
    @Nullable Double accuracy,
    @Nullable Double crossEntropy,
    double seconds) {
  /** Returns the measure that learners are ranked by: R2 for numbers, the area for classes. */
  double main() {
    return r2 != null ? r2 : auc != null ? auc : Double.NaN;
  }

  /** Returns the scores on one line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-18s %5d %-8s %8.4f %9s %9s %8.1f",
        table,
        seed,
        learner,
        main(),
        text(accuracy),
        text(crossEntropy),
        seconds);
  }

  private static String text(@Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
  }
}
