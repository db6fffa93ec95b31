// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Stats;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import java.util.List;

/**
 * A kind of function that was fitted without each fold in turn.
 *
 * @param description what it is, in a few words
 * @param members the function that was fitted without each fold
 * @param outputs (rows, outputs) for each row of the function that did not see it
 * @param losses the loss of each row by these outputs
 */
public record Candidate(
    String description, List<FittedFunction> members, Batch outputs, List<Double> losses) {
  /** Copies the lists. */
  public Candidate {
    members = ImmutableList.copyOf(members);
    losses = ImmutableList.copyOf(losses);
  }

  /** Returns the mean loss. */
  public double loss() {
    return Stats.meanOf(losses);
  }

  /** Returns the standard error of the mean loss; 0 of a single row. */
  public double standardError() {
    Stats stats = Stats.of(losses);
    return stats.populationStandardDeviation() / Math.sqrt(losses.size());
  }

  /** Returns the mean of the functions as one network. */
  public Kan network() {
    return Assembly.mean(members);
  }
}
