// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

/**
 * What a stage of the ladder came to: its losses are those of the best network among its rounds,
 * which is the one that goes on where the stage is kept.
 *
 * @param gridIntervals the stage's number of grid intervals
 * @param steps the steps taken
 * @param trainLoss the mean loss on the samples that were trained on, in the targets' units
 * @param heldOutLoss the mean loss on the samples that were held out; NaN if there are none
 * @param kept whether the stage made the loss on the held-out samples, or on the training samples
 *     where none are held out, smaller: the first stage at all, later ones by a fifth
 */
public record StageResult(
    int gridIntervals, int steps, double trainLoss, double heldOutLoss, boolean kept) {}
