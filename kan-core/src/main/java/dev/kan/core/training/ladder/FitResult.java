// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import java.util.List;

/**
 * What a fit gives back.
 *
 * @param kan the best network; never one with a greater mean loss on the training samples than the
 *     network that the fit began with
 * @param trainLoss its mean loss on all training samples, weighted as these are
 * @param heldOutLoss the mean loss on the samples that were held out, of the network as it was
 *     before last steps on all samples; NaN if none were held out, or if the network is the one
 *     that the fit began with or a constant
 * @param starts the number of starting points tried
 * @param stages the stages gone through, in order
 * @param ending why the fit ended
 */
public record FitResult(
    Kan kan,
    double trainLoss,
    double heldOutLoss,
    int starts,
    List<StageResult> stages,
    Ending ending) {
  /** Copies the stages. */
  public FitResult {
    stages = ImmutableList.copyOf(stages);
  }

  /** Why a fit ended. */
  public enum Ending {
    /** All stages were gone through. */
    COMPLETED,
    /** The listener asked for it. */
    CANCELLED
  }
}
