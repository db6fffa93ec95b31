// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import java.time.Duration;
import java.util.Optional;

/**
 * The progress of an {@link AutoTrainer}.
 *
 * @param activity what is being tried, for example {@code two layers, penalty 10}
 * @param best the best candidate so far; empty before there is one
 * @param elapsed the time since the start
 * @param left the time that is left at most, by the pace so far and the budget; a rough estimate
 */
public record AutoProgress(
    String activity, Optional<CandidateScore> best, Duration elapsed, Duration left) {}
