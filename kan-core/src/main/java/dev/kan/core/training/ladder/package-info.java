/**
 * Trains networks on a ladder of grids, that is, on grids that grow finer. The place to start is
 * {@link dev.kan.core.training.ladder.LadderTrainer}. It searches for a good start and makes
 * second-order steps on one grid after another. If smooth curves do as well on held-out samples, it
 * takes these instead.
 *
 * <p>To change something, read {@code LadderRun} first, which runs the phases in order. {@code
 * FitProblem} holds the samples and their units, {@code Ladder} runs the stages, {@code SmoothFit}
 * chooses among smooth curves, and {@code Outcome} makes the result.
 */
package dev.kan.core.training.ladder;
