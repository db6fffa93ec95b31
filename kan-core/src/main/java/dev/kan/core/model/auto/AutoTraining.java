// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import com.google.common.collect.ImmutableList;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.StopReason;
import java.time.Duration;
import java.util.List;

/**
 * The result of an {@link AutoTrainer}.
 *
 * @param model the model; its scores are of rows that the functions it averages did not see
 * @param candidates the candidates, in the order in which they were fitted
 * @param warnings what the user should know, one sentence each: columns that were left out,
 *     categories that were pooled, rows that were dropped
 * @param stopReason why the training ended: {@link StopReason#COMPLETED}, {@link
 *     StopReason#BUDGET_SPENT} or {@link StopReason#CANCELLED}
 * @param elapsed the time it took
 */
public record AutoTraining(
    KanModel model,
    List<CandidateScore> candidates,
    List<String> warnings,
    StopReason stopReason,
    Duration elapsed) {
  /** Copies the lists. */
  public AutoTraining {
    candidates = ImmutableList.copyOf(candidates);
    warnings = ImmutableList.copyOf(warnings);
  }
}
