/**
 * Fits of whole networks: {@link dev.kan.core.training.ladder.LadderTrainer} searches for a good
 * start, climbs a ladder of grids by second-order steps, and takes smooth curves instead where
 * these do as well on samples that were held out.
 *
 * <p>To change something, read {@code LadderRun} first, which has the phases in order; {@code
 * FitProblem} has the units, {@code Ladder} the stages, {@code SmoothFit} the choice among smooth
 * curves, {@code Outcome} the result.
 */
package dev.kan.core.training.ladder;
