// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.Trainer;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.Precision;
import dev.kan.tf.objective.Objective;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.train.engine.Refusals;
import dev.kan.tf.train.engine.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * Trains networks with TensorFlow. By default it takes 1000 steps of Adam with learning rate 0.01
 * in float32, on all samples at once, and makes the squared error small; the network is evaluated
 * at every tenth of the steps.
 *
 * <pre>{@code
 * TensorFlowTrainer trainer =
 *     TensorFlowTrainer.builder().optimizer(Optimizer.adam(0.02)).batchSize(64).steps(5000).build();
 * TrainingResult result = trainer.train(kan, data, HistoryCsv.to(Path.of("history.csv")));
 * }</pre>
 *
 * <p>If samples have weights, every loss is a weighted mean; a step whose samples all weigh 0 has
 * loss 0. The losses of the steps are those before the step changed the parameters. The training
 * losses of evaluations leave validation samples out. If a loss ceases to be finite, the network of
 * the result is that of the last evaluation before.
 *
 * <p>The same network, samples, settings and number of threads give the same network. A cancelled
 * training stops before the next step, or within a step of a second-order method, and the result is
 * the network as it was after the last whole step, with its losses. Immutable and thread-safe.
 */
public final class TensorFlowTrainer implements Trainer {
  /** The choices of the user; never changed. */
  private final Builder choices;

  private final TrainingSettings settings;

  private TensorFlowTrainer(Builder choices, TrainingSettings settings) {
    this.choices = choices;
    this.settings = settings;
  }

  /** Returns a trainer with the default settings. */
  public static TensorFlowTrainer defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    return new Builder(choices);
  }

  @Override
  public TensorFlowTrainer withLoss(Loss newLoss) {
    return toBuilder().loss(newLoss).build();
  }

  @Override
  public TrainingResult train(
      Kan kan, Samples samples, Optional<Samples> test, TrainingListener listener) {
    return training(kan, samples, test).start(listener);
  }

  /**
   * Goes on with a training that was interrupted, as {@link #resume(Kan, Samples, Optional, Path,
   * TrainingListener)} does, without a listener.
   *
   * @param kan the network that the training began with
   * @param data the samples of the training
   * @param file what {@link Builder#checkpoint} wrote
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a checkpoint, or of a training with another
   *     network, data, optimizer or setting; or as {@link #train(Kan, Dataset)}
   */
  public TrainingResult resume(Kan kan, Dataset data, Path file) throws IOException {
    return resume(kan, data.train(), Optional.of(data.test()), file, TrainingListener.NONE);
  }

  /**
   * Goes on with a training that was interrupted, up to the number of steps. On the same machine
   * and with the same number of threads it ends with the parameters that it would have had without
   * the interruption. A budget counts from now on. Settings of an optimizer of tensorflow-framework
   * are not known here and so not compared.
   *
   * @param kan the network that the training began with
   * @param samples the samples that it was trained on
   * @param test the samples that it was evaluated on; empty for none
   * @param file what {@link Builder#checkpoint} wrote
   * @param listener receives first of all the evaluations before the interruption
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a checkpoint, or of a training with another
   *     network, data, optimizer or setting; or as {@link #train(Kan, Dataset)}
   */
  public TrainingResult resume(
      Kan kan, Samples samples, Optional<Samples> test, Path file, TrainingListener listener)
      throws IOException {
    return training(kan, samples, test).resume(file, listener);
  }

  private Training training(Kan kan, Samples samples, Optional<Samples> test) {
    return new Training(settings, choices.checkpoints, choices.budget, kan, samples, test);
  }

  /** Returns optimizer and settings in words. */
  @Override
  public String toString() {
    return "TensorFlowTrainer" + settings.identity();
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private static final double DEFAULT_VALIDATION_SHARE = 0.15;

    private Optimizer optimizer = Optimizer.adam(0.01);
    private OptionalInt steps = OptionalInt.empty();
    private int batchSize;
    private int seed;
    private int evaluateEvery;
    private int patience;
    private OptionalDouble validationShare = OptionalDouble.empty();
    private double clipNorm = Double.POSITIVE_INFINITY;
    private Schedule schedule = Schedule.constant();
    private Optional<GridSchedule> grids = Optional.empty();
    private Loss loss = Loss.SQUARED_ERROR;
    private Optional<Sparsity> sparsity = Optional.empty();
    private Optional<Class<? extends TFloating>> type = Optional.empty();
    private RuntimeOptions runtime = RuntimeOptions.defaults();
    private Optional<CheckpointPlan> checkpoints = Optional.empty();
    private Optional<Duration> budget = Optional.empty();

    private Builder() {}

    private Builder(Builder from) {
      optimizer = from.optimizer;
      steps = from.steps;
      batchSize = from.batchSize;
      seed = from.seed;
      evaluateEvery = from.evaluateEvery;
      patience = from.patience;
      validationShare = from.validationShare;
      clipNorm = from.clipNorm;
      schedule = from.schedule;
      grids = from.grids;
      loss = from.loss;
      sparsity = from.sparsity;
      type = from.type;
      runtime = from.runtime;
      checkpoints = from.checkpoints;
      budget = from.budget;
    }

    /** Sets the rule that changes the parameters. Default: Adam with learning rate 0.01. */
    public Builder optimizer(Optimizer newOptimizer) {
      optimizer = newOptimizer;
      return this;
    }

    /** Sets what to make small. Default: the squared error. */
    public Builder loss(Loss newLoss) {
      loss = newLoss;
      return this;
    }

    /**
     * Sets a penalty to make small together with the loss, so that few edges remain that matter.
     * Each step adds it on its own samples. The losses reported are those without it; {@link
     * dev.kan.core.training.TrainingHistory#stepPenalties} has the penalties. Default: none.
     *
     * @param penalty the penalty; with lambda 0 there is none
     */
    public Builder sparsity(Sparsity penalty) {
      sparsity = Optional.of(penalty);
      return this;
    }

    /**
     * Sets the number of steps. Default: 1000; with L-BFGS 500, with Levenberg-Marquardt 100.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder steps(int count) {
      checkArgument(count >= 1, "training needs at least 1 step; got %s", count);
      steps = OptionalInt.of(count);
      return this;
    }

    /**
     * Makes steps on mini-batches, drawn without repetition until all samples have been seen.
     * Default: a step takes all samples.
     *
     * @param samples the number of samples of a step, at least 1; if there are fewer, a step takes
     *     all of them
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder batchSize(int samples) {
      checkArgument(samples >= 1, "a batch needs at least 1 sample; got %s", samples);
      batchSize = samples;
      return this;
    }

    /** Sets the seed that mini-batches and validation samples are drawn by. Default: 0. */
    public Builder seed(int newSeed) {
      seed = newSeed;
      return this;
    }

    /** Sets how the learning rate changes over the steps. Default: it does not. */
    public Builder schedule(Schedule newSchedule) {
      schedule = newSchedule;
      return this;
    }

    /** Moves the knots to where the samples are as the training goes. Default: they stay. */
    public Builder updateGrids(GridSchedule newSchedule) {
      grids = Optional.of(newSchedule);
      return this;
    }

    /**
     * Shortens gradients that are longer than a norm, all parameters taken together. Default: none
     * is shortened.
     *
     * @param norm the largest Euclidean length, positive
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder clipGradient(double norm) {
      checkArgument(
          norm > 0 && Double.isFinite(norm), "the longest gradient must be positive; got %s", norm);
      clipNorm = norm;
      return this;
    }

    /**
     * Ends the training when the validation loss has not become smaller for some evaluations. The
     * result is the network with the smallest validation loss in any case. Default: all steps are
     * made.
     *
     * @param evaluations the number of evaluations, at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder stopEarly(int evaluations) {
      checkArgument(evaluations >= 1, "patience needs at least 1 evaluation; got %s", evaluations);
      patience = evaluations;
      return this;
    }

    /**
     * Holds out training samples, drawn by the {@link #seed}, to validate on: no step is made on
     * them, and of the networks evaluated the one with the smallest loss on them is given back.
     * Default: 0.15 with {@link #stopEarly}, otherwise 0.
     *
     * @param share the share of the training samples, from 0 for none to below 1; otherwise at
     *     least one sample is held out
     * @throws IllegalArgumentException if it is out of its range
     */
    public Builder validationShare(double share) {
      checkArgument(
          share >= 0 && share < 1, "the validation share must be 0 to below 1; got %s", share);
      validationShare = OptionalDouble.of(share);
      return this;
    }

    /**
     * Sets what to compute in. Default: float32; with Levenberg-Marquardt float64, the only one
     * that it computes in.
     *
     * @param floatType {@code TFloat32.class} or {@code TFloat64.class}
     * @throws IllegalArgumentException if it is another type
     */
    public Builder precision(Class<? extends TFloating> floatType) {
      type = Optional.of(Precision.of(floatType).type());
      return this;
    }

    /** Sets how TensorFlow runs the steps. Default: {@link RuntimeOptions#defaults()}. */
    public Builder runtime(RuntimeOptions options) {
      runtime = options;
      return this;
    }

    /**
     * Sets how often the losses on all samples are computed. Default: at every tenth of the steps.
     *
     * @param everySteps the number of steps between evaluations, at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder evaluateEvery(int everySteps) {
      checkArgument(
          everySteps >= 1, "evaluations need at least 1 step between; got %s", everySteps);
      evaluateEvery = everySteps;
      return this;
    }

    /**
     * Sets the time that a training may take. It ends before the next step, or within a step of a
     * second-order method, with the network as it is then. Default: any.
     *
     * @param time positive
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder budget(Duration time) {
      checkArgument(
          !time.isNegative() && !time.isZero(), "the budget must be positive; got %s", time);
      budget = Optional.of(time);
      return this;
    }

    /**
     * Writes the training down as it goes, and when it is cancelled or out of time, so that {@link
     * TensorFlowTrainer#resume} can go on with it. A file that cannot be written ends the training
     * with an {@link java.io.UncheckedIOException}; the one before it stays. Default: nothing is
     * written.
     *
     * @param file where to write, replaced as a whole each time
     * @param everySteps the number of steps at the latest, at least 1
     * @param every the time at the latest, positive
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Builder checkpoint(Path file, int everySteps, Duration every) {
      checkArgument(
          everySteps >= 1, "checkpoints need at least 1 step between; got %s", everySteps);
      checkArgument(
          !every.isNegative() && !every.isZero(),
          "checkpoints need a positive time between; got %s",
          every);
      checkpoints = Optional.of(new CheckpointPlan(file, everySteps, every));
      return this;
    }

    /**
     * Returns a trainer with these settings.
     *
     * @throws IllegalArgumentException if the optimizer cannot honour a setting, or {@link
     *     #stopEarly} has no validation samples
     */
    public TensorFlowTrainer build() {
      TrainingSettings settings =
          new TrainingSettings(
              optimizer,
              steps.orElseGet(this::defaultSteps),
              batchSize,
              seed,
              evaluateEvery,
              patience,
              validationShare.orElse(patience > 0 ? DEFAULT_VALIDATION_SHARE : 0),
              clipNorm,
              schedule,
              grids,
              new Objective(loss, sparsity),
              type.orElseGet(this::defaultType),
              runtime);
      Refusals.check(settings);
      return new TensorFlowTrainer(new Builder(this), settings);
    }

    private int defaultSteps() {
      if (optimizer instanceof Optimizer.DampedLeastSquares) {
        return 100;
      }
      return optimizer instanceof Optimizer.QuasiNewton ? 500 : 1000;
    }

    private Class<? extends TFloating> defaultType() {
      return optimizer instanceof Optimizer.DampedLeastSquares ? TFloat64.class : TFloat32.class;
    }
  }
}
