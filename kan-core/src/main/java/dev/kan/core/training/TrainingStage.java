// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

/**
 * A stage of a ladder of grids. The losses are those of the best network of the stage, which is the
 * one that goes on if the stage is kept.
 *
 * @param gridIntervals the number of grid intervals of the stage
 * @param steps the number of steps taken
 * @param trainLoss the mean loss on the samples that were trained on, in the targets' units
 * @param validationLoss the mean loss on the validation samples; NaN if there are none
 * @param kept whether the stage made the loss on the validation samples, or on the training samples
 *     if there are none, smaller: the first stage at all, later ones by a fifth
 */
public record TrainingStage(
    int gridIntervals, int steps, double trainLoss, double validationLoss, boolean kept) {}
