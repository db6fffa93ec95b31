// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

/**
 * What a stage of the ladder came to.
 *
 * @param gridIntervals the stage's number of grid intervals
 * @param steps the steps taken
 * @param trainLoss the mean loss on the samples that were trained on, in the targets' units
 * @param heldOutLoss the mean loss on the samples that were held out; not a number if there are
 *     none
 * @param kept whether the stage made the held-out loss (without held-out samples: the training
 *     loss) smaller and its network was kept
 */
public record StageResult(
    int gridIntervals, int steps, double trainLoss, double heldOutLoss, boolean kept) {}
