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
 * Trains networks by second-order steps on a ladder of grids, that is, on grids that grow finer. It
 * first searches for a good start on the coarsest grid, then makes Levenberg-Marquardt steps on
 * each grid in turn. The grids of all layers follow the ranges of their inputs. The trainer suits
 * networks of up to a few thousand parameters. The same settings, network and samples give the same
 * network, whatever the number of threads.
 *
 * <p>A share of the samples is held out for validation, and networks are chosen by the mean loss on
 * them. A finer grid is kept only if it decreases that loss by more than a fifth. A finer grid is
 * skipped if it would have more than one parameter for every two target values. If the ladder is
 * not far better than straight edges, as with noise or few samples, it is compared with a path of
 * fits. These lead from a constant and straight edges to increasingly flexible curves and are
 * judged on up to five cuts of the samples; the simplest fit that is level with the best wins. On
 * new samples the result is therefore not worse than linear or logistic regression, beyond chance.
 * It may have the coarsest grid only.
 *
 * <p>The units of inputs and targets do not matter. If the loss of the given network exceeds half
 * that of the best constant, only its architecture is used: all its curves are found anew, in
 * scaled units, and the base scales of its first layer are 0 in the result. Otherwise the network
 * itself is the first start. The same holds if it has symbolic edges or frozen coefficients, or if
 * {@code mostStarts} is 1, which makes it the only start.
 *
 * <p>Sample weights count in every loss, also on held-out samples; samples of weight 0 are ignored.
 * Grids follow the ranges of the samples regardless of their weights. If there are more than 20,000
 * samples, most steps use a random part of them, and the final steps use all.
 *
 * <p>Frozen parameters are unchanged in the result. A layer with frozen coefficients keeps its
 * grid.
 *
 * <p>A budget, an interrupt of the thread or a {@link dev.kan.core.training.CancellationToken} ends
 * a training even within a step, with the best network so far.
 *
 * <p>The loss of a step is the loss after the step. The training loss of the result is the loss on
 * all samples, including the validation samples, and never exceeds that of the given network. The
 * validation loss is that of the network before the final steps on all samples. It is NaN if no
 * samples are held out, or if the resulting network is the given one or a constant.
 *
 * <pre>{@code
 * LadderTrainer trainer = LadderTrainer.builder().gridLadder(3, 10).budget(Duration.ofMinutes(1)).build();
 * Kan trained = trainer.train(kan, data).kan();
 * }</pre>
 *
 * @param gridLadder the number of grid intervals of each stage; at least one stage, each at least 1
 * @param stepsPerStage the number of steps of a stage, at least 1
 * @param mostStarts the largest number of starting points to try, at least 1
 * @param loss the loss of a sample, one that has a curvature
 * @param validationShare the share of the samples to validate on, from 0 (none) to below 1
 * @param gridEps the weight of uniform knots in the grids, from 0 (quantiles of the values) to 1
 *     (uniform)
 * @param seed the seed of the starting points and of the choice of validation samples
 * @param threads the largest number of threads, 1 to 1024
 * @param budget the time that a training may take, positive; empty for no limit
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
   * Returns a trainer with the given ladder and otherwise the default settings.
   *
   * @param gridLadder the number of grid intervals of each stage
   * @throws IllegalArgumentException if there is no stage or a number is below 1
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

  /** A builder of trainers. Not thread-safe. */
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
     * Sets the grids of the ladder. Default: 3, 10 and 20 intervals.
     *
     * @param intervals the number of grid intervals of each stage; at least one stage, each at
     *     least 1
     */
    public Builder gridLadder(int... intervals) {
      gridLadder = ImmutableList.copyOf(Ints.asList(intervals));
      return this;
    }

    /**
     * Sets the number of steps of a stage. Default: 30.
     *
     * @param steps the number of steps, at least 1
     */
    public Builder stepsPerStage(int steps) {
      stepsPerStage = steps;
      return this;
    }

    /**
     * Sets the largest number of starting points. The number tried depends on their losses and on
     * the size of the network, so that the search stays affordable. Default: 64.
     *
     * @param starts the number, at least 1; if it is 1, only the given network is trained
     */
    public Builder mostStarts(int starts) {
      mostStarts = starts;
      return this;
    }

    /** Sets the loss of a sample, which must have a curvature. Default: the squared error. */
    public Builder loss(Loss sampleLoss) {
      loss = sampleLoss;
      return this;
    }

    /**
     * Sets the share of the samples to validate on. Default: 0.15.
     *
     * @param share the share, from 0 (none) to below 1; if there are fewer than 20 samples, none is
     *     held out
     */
    public Builder validationShare(double share) {
      validationShare = share;
      return this;
    }

    /**
     * Sets the weight of uniform knots in the grids. Uniform grids give the smallest errors if the
     * network can represent the target exactly. Otherwise splines may take extreme values at the
     * ends of wide hidden layers, where samples are few; knots that follow the samples are safer
     * then, for example with 0.5. Default: 1.
     *
     * @param share the weight, from 0 (knots at quantiles of the values, with equally many samples
     *     in each interval) to 1 (uniform)
     */
    public Builder gridEps(double share) {
      gridEps = share;
      return this;
    }

    /** Sets the seed of the starting points and of the choice of validation samples. Default: 0. */
    public Builder seed(int newSeed) {
      seed = newSeed;
      return this;
    }

    /**
     * Sets the largest number of threads. Default: the number of processors.
     *
     * @param count the number, from 1 to 1024
     */
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /**
     * Sets the time that a training may take. A training ends within about a second after that
     * time, with the best network so far. Default: no limit.
     *
     * @param time the time, positive
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
