// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

/**
 * A stage of a ladder of grids: the steps on one grid. The losses are those of the best network of
 * the stage, which the training continues with if the stage is kept.
 *
 * @param gridIntervals the number of grid intervals of the stage
 * @param steps the number of steps taken
 * @param trainLoss the mean loss on the samples that were trained on, in the targets' units
 * @param validationLoss the mean loss on the validation samples; NaN if there are none
 * @param kept true if the stage decreased the loss on the validation samples, or on the training
 *     samples if there are none; the first stage is kept after any decrease, a later one only after
 *     a decrease of more than a fifth
 */
public record TrainingStage(
    int gridIntervals, int steps, double trainLoss, double validationLoss, boolean kept) {}
