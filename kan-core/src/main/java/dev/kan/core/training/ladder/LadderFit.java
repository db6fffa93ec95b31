// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.List;

/**
 * Fits a network by second-order steps up a ladder of grids: a search for a good start at the
 * coarsest, then at each grid in turn Levenberg-Marquardt steps, the grids of all layers following
 * the ranges of their inputs. For networks of up to a few thousand parameters. The same settings,
 * network and samples give the same result, whatever the number of threads.
 *
 * <p>A share of the samples is held out, and all that is kept is judged by the mean loss on them. A
 * finer grid is kept only if it makes that loss smaller by a fifth, and a grid on which there would
 * be more than one parameter for two values to learn from is left out. Where the ladder is not far
 * better than straight edges, as with noise or few samples, a path of fits from a constant and
 * straight edges to ever more flexible ones is compared with it on up to five such cuts; the
 * simplest that is level with the best wins. So the result is not worse on new samples than linear
 * or logistic regression beyond chance. It may have the coarsest grid alone.
 *
 * <p>Units do not matter. A network that explains less than half of the targets gives only its
 * architecture: all its curves are found anew, in scaled units, and the base functions of its first
 * layer end at 0. One that explains more, or has symbolic edges or frozen coefficients, is a start
 * itself, and the only one if {@code mostStarts} is 1.
 *
 * <p>Samples with weights count by them in every loss, held-out ones too; samples of weight 0 are
 * left out altogether. Grids follow the ranges of the samples whatever these weigh. Of more than
 * 20,000 samples most steps use a part, drawn at random; the last ones use all.
 *
 * <p>Frozen parameters come back as they were. A layer of frozen coefficients keeps its grid.
 *
 * <p>An interrupt of the thread or a {@link dev.kan.core.training.concurrent.CancellationToken}
 * ends a fit inside its steps, with the best network so far.
 *
 * @param gridLadder the numbers of grid intervals, stage after stage; at least one, each at least 1
 * @param stepsPerStage how many steps a stage takes, at least 1
 * @param mostStarts how many starting points to try at most, at least 1; how many are tried depends
 *     on their losses, and on the size of the network so that the search stays affordable
 * @param loss the loss of a sample, one that has a curvature
 * @param heldOutShare the share of samples to hold out, from 0 (none) to below 1; none are held out
 *     of fewer than 20, and at least one is trained on
 * @param gridEps the share of equal steps in the grids, from 0 (knots at quantiles of the values,
 *     as many samples in each interval) to 1 (uniform). Uniform grids come closest where the
 *     network can be exact; knots that follow the samples are safer where it cannot, and its
 *     splines would run wild at the thinly covered ends of wide hidden layers
 * @param seed the source of starting points and of the choice of held-out samples
 * @param threads the largest number of threads, 1 to 1024
 */
public record LadderFit(
    List<Integer> gridLadder,
    int stepsPerStage,
    int mostStarts,
    Loss loss,
    double heldOutShare,
    double gridEps,
    int seed,
    int threads) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range, or the loss has no curvature
   */
  public LadderFit {
    gridLadder = ImmutableList.copyOf(gridLadder);
    checkArgument(!gridLadder.isEmpty(), "the ladder needs at least one grid; got none");
    for (int intervals : gridLadder) {
      checkArgument(intervals >= 1, "a grid needs at least 1 interval; got %s", intervals);
    }
    checkArgument(stepsPerStage >= 1, "a stage needs at least 1 step; got %s", stepsPerStage);
    checkArgument(mostStarts >= 1, "at least 1 start is needed; got %s", mostStarts);
    checkArgument(
        heldOutShare >= 0 && heldOutShare < 1,
        "the held-out share must be from 0 to below 1; got %s",
        heldOutShare);
    checkArgument(gridEps >= 0 && gridEps <= 1, "gridEps must be 0 to 1; got %s", gridEps);
    loss.requireCurvature();
    ParallelTasks.checkThreads(threads);
  }

  /**
   * The usual settings: 30 steps a stage, up to 64 starts, squared error, 15 % held out, uniform
   * grids, seed 0, all processors.
   *
   * @param gridLadder the numbers of grid intervals, stage after stage
   * @throws IllegalArgumentException if there is none or one is below 1
   */
  public static LadderFit of(int... gridLadder) {
    return new LadderFit(
        Ints.asList(gridLadder),
        30,
        64,
        Loss.SQUARED_ERROR,
        0.15,
        1,
        0,
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same with other stages.
   *
   * @param newGridLadder the numbers of grid intervals, stage after stage
   * @throws IllegalArgumentException if there is none or one is below 1
   */
  public LadderFit withGridLadder(int... newGridLadder) {
    return new LadderFit(
        Ints.asList(newGridLadder),
        stepsPerStage,
        mostStarts,
        loss,
        heldOutShare,
        gridEps,
        seed,
        threads);
  }

  /** The same with another number of steps for each stage. */
  public LadderFit withStepsPerStage(int steps) {
    return new LadderFit(gridLadder, steps, mostStarts, loss, heldOutShare, gridEps, seed, threads);
  }

  /** The same with another limit to the number of starts; 1 trains the given network alone. */
  public LadderFit withMostStarts(int starts) {
    return new LadderFit(
        gridLadder, stepsPerStage, starts, loss, heldOutShare, gridEps, seed, threads);
  }

  /**
   * The same with another loss.
   *
   * @throws IllegalArgumentException if it has no curvature
   */
  public LadderFit withLoss(Loss newLoss) {
    return new LadderFit(
        gridLadder, stepsPerStage, mostStarts, newLoss, heldOutShare, gridEps, seed, threads);
  }

  /** The same with another share of samples held out. */
  public LadderFit withHeldOutShare(double share) {
    return new LadderFit(
        gridLadder, stepsPerStage, mostStarts, loss, share, gridEps, seed, threads);
  }

  /** The same with another share of equal steps in the grids; 0.5 for wide hidden layers. */
  public LadderFit withGridEps(double share) {
    return new LadderFit(
        gridLadder, stepsPerStage, mostStarts, loss, heldOutShare, share, seed, threads);
  }

  /** The same with another seed. */
  public LadderFit withSeed(int newSeed) {
    return new LadderFit(
        gridLadder, stepsPerStage, mostStarts, loss, heldOutShare, gridEps, newSeed, threads);
  }

  /** The same with another number of threads. */
  public LadderFit withThreads(int count) {
    return new LadderFit(
        gridLadder, stepsPerStage, mostStarts, loss, heldOutShare, gridEps, seed, count);
  }

  /**
   * Fits a network.
   *
   * @param kan the network; its grids are replaced but for layers of frozen coefficients, and its
   *     trainable edges where another start is better
   * @param samples what to train on, as wide as the network
   * @throws IllegalArgumentException if the widths do not fit, the targets are not what the loss
   *     compares with, or the network has no trainable parameter
   */
  public FitResult fit(Kan kan, Samples samples) {
    return fit(kan, samples, FitListener.SILENT);
  }

  /**
   * Fits a network and tells of it.
   *
   * @param kan the network, as above
   * @param samples what to train on, as wide as the network
   * @param listener is told of each step
   * @throws IllegalArgumentException if the widths do not fit, the targets are not what the loss
   *     compares with, or the network has no trainable parameter
   */
  public FitResult fit(Kan kan, Samples samples, FitListener listener) {
    FitProblem problem = FitProblem.of(this, kan, samples);
    listener.onStart(FitCost.operations(problem));
    try (Cancellation scope = Cancellation.open(() -> false)) {
      return scope.during(() -> new LadderRun(problem, listener, scope).run());
    }
  }
}
