// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.Trainer;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Trains networks by second-order steps up a ladder of grids: a search for a good start at the
 * coarsest, then at each grid in turn Levenberg-Marquardt steps, the grids of all layers following
 * the ranges of their inputs. For networks of up to a few thousand parameters. The same settings,
 * network and samples give the same network, whatever the number of threads.
 *
 * <p>A share of the samples is held out to validate on, and all that is kept is judged by the mean
 * loss on them. A finer grid is kept only if it makes that loss smaller by a fifth, and a grid on
 * which there would be more than one parameter for two values to learn from is left out. Where the
 * ladder is not far better than straight edges, as with noise or few samples, a path of fits from a
 * constant and straight edges to ever more flexible ones is compared with it on up to five such
 * cuts; the simplest that is level with the best wins. So the result is not worse on new samples
 * than linear or logistic regression beyond chance. It may have the coarsest grid alone.
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
 * <p>A budget, an interrupt of the thread or a {@link
 * dev.kan.core.training.concurrent.CancellationToken} ends a training inside its steps, with the
 * best network so far.
 *
 * <p>The losses of the steps are those after the step. The training loss of the result is that on
 * all samples, the validation samples included, and is never greater than that of the network
 * given. The validation loss is that of the network as it was before last steps on all samples; it
 * is NaN if no samples are held out, or if the network of the result is the one given or a
 * constant.
 *
 * <pre>{@code
 * LadderTrainer trainer = LadderTrainer.builder().gridLadder(3, 10).budget(Duration.ofMinutes(1)).build();
 * Kan trained = trainer.train(kan, data).kan();
 * }</pre>
 *
 * @param gridLadder the numbers of grid intervals, stage after stage; at least one, each at least 1
 * @param stepsPerStage the number of steps of a stage, at least 1
 * @param mostStarts the largest number of starting points to try, at least 1
 * @param loss the loss of a sample, one that has a curvature
 * @param validationShare the share of the samples to validate on, from 0 (none) to below 1
 * @param gridEps the share of equal steps in the grids, from 0 to 1
 * @param seed the source of starting points and of the choice of validation samples
 * @param threads the largest number of threads, 1 to 1024
 * @param budget the time that a training may take, positive; empty for any
 */
public record LadderTrainer(
    List<Integer> gridLadder,
    int stepsPerStage,
    int mostStarts,
    Loss loss,
    double validationShare,
    double gridEps,
    int seed,
    int threads,
    Optional<Duration> budget)
    implements Trainer {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range, or the loss has no curvature
   */
  public LadderTrainer {
    gridLadder = ImmutableList.copyOf(gridLadder);
    checkArgument(!gridLadder.isEmpty(), "the ladder needs at least one grid; got none");
    for (int intervals : gridLadder) {
      checkArgument(intervals >= 1, "a grid needs at least 1 interval; got %s", intervals);
    }
    checkArgument(stepsPerStage >= 1, "a stage needs at least 1 step; got %s", stepsPerStage);
    checkArgument(mostStarts >= 1, "at least 1 start is needed; got %s", mostStarts);
    checkArgument(
        validationShare >= 0 && validationShare < 1,
        "the validation share must be from 0 to below 1; got %s",
        validationShare);
    checkArgument(gridEps >= 0 && gridEps <= 1, "gridEps must be 0 to 1; got %s", gridEps);
    loss.requireCurvature();
    ParallelTasks.checkThreads(threads);
    budget.ifPresent(
        time ->
            checkArgument(
                !time.isNegative() && !time.isZero(), "the budget must be positive; got %s", time));
  }

  /** Returns a trainer with the default settings. */
  public static LadderTrainer defaults() {
    return builder().build();
  }

  /**
   * Returns a trainer with a ladder and otherwise the default settings.
   *
   * @param gridLadder the numbers of grid intervals, stage after stage
   * @throws IllegalArgumentException if there is none or one is below 1
   */
  public static LadderTrainer of(int... gridLadder) {
    return builder().gridLadder(gridLadder).build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.gridLadder = gridLadder;
    builder.stepsPerStage = stepsPerStage;
    builder.mostStarts = mostStarts;
    builder.loss = loss;
    builder.validationShare = validationShare;
    builder.gridEps = gridEps;
    builder.seed = seed;
    builder.threads = threads;
    builder.budget = budget;
    return builder;
  }

  @Override
  public LadderTrainer withLoss(Loss newLoss) {
    return toBuilder().loss(newLoss).build();
  }

  @Override
  public TrainingResult train(
      Kan kan, Samples samples, Optional<Samples> test, TrainingListener listener) {
    return LadderRun.train(this, kan, samples, test, listener);
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private List<Integer> gridLadder = List.of(3, 10, 20);
    private int stepsPerStage = 30;
    private int mostStarts = 64;
    private Loss loss = Loss.SQUARED_ERROR;
    private double validationShare = 0.15;
    private double gridEps = 1;
    private int seed;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Optional<Duration> budget = Optional.empty();

    private Builder() {}

    /**
     * Sets the grids. Default: 3, 10 and 20 intervals.
     *
     * @param intervals the numbers of grid intervals, stage after stage; at least one, each at
     *     least 1
     */
    public Builder gridLadder(int... intervals) {
      gridLadder = ImmutableList.copyOf(Ints.asList(intervals));
      return this;
    }

    /**
     * Sets the length of a stage. Default: 30 steps.
     *
     * @param steps the number of steps, at least 1
     */
    public Builder stepsPerStage(int steps) {
      stepsPerStage = steps;
      return this;
    }

    /**
     * Sets the largest number of starting points. How many are tried depends on their losses, and
     * on the size of the network so that the search stays affordable. Default: 64.
     *
     * @param starts the number, at least 1; 1 trains the given network alone
     */
    public Builder mostStarts(int starts) {
      mostStarts = starts;
      return this;
    }

    /** Sets the loss of a sample, one that has a curvature. Default: the squared error. */
    public Builder loss(Loss sampleLoss) {
      loss = sampleLoss;
      return this;
    }

    /**
     * Sets the share of the samples to validate on. Default: 0.15.
     *
     * @param share from 0 (none) to below 1; no samples are held out of fewer than 20, and at least
     *     one is trained on
     */
    public Builder validationShare(double share) {
      validationShare = share;
      return this;
    }

    /**
     * Sets the share of equal steps in the grids. Uniform grids come closest if the network can be
     * exact; knots that follow the samples are safer if it cannot, and its splines would run wild
     * at the thinly covered ends of wide hidden layers, for which 0.5 serves. Default: 1.
     *
     * @param share from 0 (knots at quantiles of the values, as many samples in each interval) to 1
     *     (uniform)
     */
    public Builder gridEps(double share) {
      gridEps = share;
      return this;
    }

    /** Sets the source of starting points and of the choice of validation samples. Default: 0. */
    public Builder seed(int newSeed) {
      seed = newSeed;
      return this;
    }

    /**
     * Sets the largest number of threads. Default: as many as there are processors.
     *
     * @param count 1 to 1024
     */
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /**
     * Sets the time that a training may take; it ends within about a second after it, with the best
     * network so far. Default: any.
     *
     * @param time positive
     */
    public Builder budget(Duration time) {
      budget = Optional.of(time);
      return this;
    }

    /**
     * Returns a trainer with these settings.
     *
     * @throws IllegalArgumentException if one is out of its range, or the loss has no curvature
     */
    public LadderTrainer build() {
      return new LadderTrainer(
          gridLadder,
          stepsPerStage,
          mostStarts,
          loss,
          validationShare,
          gridEps,
          seed,
          threads,
          budget);
    }
  }
}
