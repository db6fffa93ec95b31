// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

/**
 * How far a fit has come.
 *
 * @param phase what it is doing
 * @param stage the index of the stage in the ladder of grids
 * @param gridIntervals the number of grid intervals of that stage
 * @param step the number of starts or of steps done in this phase of this stage, from 1
 * @param loss the mean loss on the samples that are trained on, without penalties, in the targets'
 *     units; while searching that of the best start on the samples that the search uses
 */
public record FitProgress(Phase phase, int stage, int gridIntervals, int step, double loss) {
  /** The parts of a fit. */
  public enum Phase {
    /** Short trainings from several starting points at the coarsest grid. */
    SEARCH,
    /** Steps at one grid of the ladder. */
    STAGE,
    /**
     * Fits from straight edges to ever more flexible ones; a step is a fit, and its loss the
     * smallest mean loss on samples that were left out.
     */
    SMOOTHING,
    /** Last steps on all samples, the held-out ones included. */
    POLISH
  }
}
