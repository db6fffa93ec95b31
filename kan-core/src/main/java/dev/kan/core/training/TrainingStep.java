// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

/**
 * A step of a training.
 *
 * @param phase the phase of the training that the step belongs to
 * @param stage the index of the stage in a ladder of grids, from 0; 0 where there is no ladder
 * @param number in {@link Phase#STAGE} and {@link Phase#POLISH} the number of steps made so far in
 *     the whole training, as in {@link TrainingHistory#stepLosses}; in {@link Phase#SEARCH} the
 *     number of starting points tried, in {@link Phase#SMOOTHING} that of fits done
 * @param loss the mean loss on the samples of the step, without penalties, in the targets' units. A
 *     trainer says whether it is that before or after the step. In {@link Phase#SEARCH} it is that
 *     of the best start on the samples that the search uses, in {@link Phase#SMOOTHING} the
 *     smallest mean loss on samples that were left out
 */
public record TrainingStep(Phase phase, int stage, int number, double loss) {
  /** The parts of a training. Only a ladder has others than {@link #STAGE}. */
  public enum Phase {
    /** Short trainings from several starting points at the coarsest grid. */
    SEARCH,
    /** Steps of the optimizer: at one grid of a ladder, or all of a training without one. */
    STAGE,
    /** Fits from straight edges to ever more flexible ones. */
    SMOOTHING,
    /** Last steps on all samples, the validation samples included. */
    POLISH
  }
}
