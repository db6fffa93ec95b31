// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

/**
 * A step of a training, as a listener receives it.
 *
 * @param phase the phase of the training that the step belongs to
 * @param stage the index of the stage in a ladder of grids (grids that grow finer), from 0; 0 if
 *     there is no ladder
 * @param number in {@link Phase#STAGE} and {@link Phase#POLISH}, the number of steps made so far in
 *     the whole training, as in {@link TrainingHistory#stepLosses}; in {@link Phase#SEARCH}, the
 *     number of starting points tried; in {@link Phase#SMOOTHING}, the number of fits done
 * @param loss the mean loss on the samples of the step, without penalties, in the targets' units;
 *     each trainer documents whether it is the loss before or after the step. In {@link
 *     Phase#SEARCH}, it is the loss of the best start on the samples that the search uses; in
 *     {@link Phase#SMOOTHING}, the smallest mean loss on held-out samples
 */
public record TrainingStep(Phase phase, int stage, int number, double loss) {
  /**
   * The phase of a training. Only a training on a ladder of grids has phases other than {@link
   * #STAGE}.
   */
  public enum Phase {
    /** Short trainings from several starting points at the coarsest grid. */
    SEARCH,
    /**
     * Steps of the optimizer on one grid of a ladder, or all steps of a training without a ladder.
     */
    STAGE,
    /** Fits of increasingly flexible curves, beginning with straight lines. */
    SMOOTHING,
    /** Final steps on all samples, including the validation samples. */
    POLISH
  }
}
