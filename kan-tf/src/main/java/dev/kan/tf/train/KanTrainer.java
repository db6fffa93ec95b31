// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.concurrent.CancellationToken;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.tf.Precision;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tensorflow.types.family.TFloating;

/**
 * Trains a network on a data set. By default the loss is the squared error, and the method is
 * chosen by what the settings and the size of the network leave open:
 *
 * <ul>
 *   <li>A {@link dev.kan.core.training.ladder.LadderFit} in double precision for networks of up to
 *       1000 trainable parameters with any loss but the absolute error, if nothing else but seed,
 *       threads and listeners is set. It holds out 15 % of the training samples, chooses by them
 *       the grid and how smooth the curves are, and tries other starting points than the parameters
 *       given. Its grids have 3, 10 or the network's own number of intervals, so that <b>the grid
 *       of the result may be coarser than the one given</b>, and follow the ranges of the samples.
 *       Of more than 100,000 training samples it takes 100,000, drawn at random by the seed. The
 *       network is evaluated at the start and at the end, on all samples.
 *   <li>100 steps of Levenberg-Marquardt in double precision for such networks with squared error
 *       where steps, evaluations, early stopping, validation, a precision, moving knots or
 *       checkpoints are asked for. The grid stays as it is, and nothing but the network itself and
 *       early stopping keeps it from following the noise of few samples.
 *   <li>1000 steps of {@link dev.kan.tf.optimize.Adam} with learning rate 0.01 in float32
 *       otherwise: for larger networks, mini-batches, other losses, penalties, schedules, GPUs.
 * </ul>
 *
 * <p>Steps take all samples at once by default, and the network is evaluated at every tenth of
 * them. The test samples are only evaluated: no step, grid or network is chosen by their losses.
 *
 * <p>The network given stays as it is; the trained one is in the result. The same network, data,
 * settings and number of threads give the same numbers. A trainer is a builder: not thread-safe,
 * but {@link #fit} may be called again.
 */
public final class KanTrainer {
  private final Kan kan;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final TrainingSettings.Builder settings = new TrainingSettings.Builder();
  private Optional<Method> chosen = Optional.empty();
  private Optional<CheckpointPlan> checkpoints = Optional.empty();
  private CancellationToken cancellation = new CancellationToken();

  private KanTrainer(Kan kan) {
    this.kan = kan;
  }

  /** A trainer of {@code kan}. */
  public static KanTrainer of(Kan kan) {
    return new KanTrainer(kan);
  }

  /** What changes the parameters by their gradients, within the graph. */
  public KanTrainer optimizer(GraphOptimizer optimizer) {
    chosen = Optional.of(new Method.InGraph(optimizer));
    return this;
  }

  /** L-BFGS on all samples; a step is one of its iterations. It wants float64. */
  public KanTrainer optimizer(Lbfgs optimizer) {
    chosen = Optional.of(new Method.QuasiNewton(optimizer));
    return this;
  }

  /**
   * Levenberg-Marquardt on all samples, in double precision; for every loss but the absolute error,
   * without a penalty, and for networks of up to a few thousand parameters. A step solves a linear
   * system, in time that grows with the cube of their number.
   */
  public KanTrainer optimizer(LevenbergMarquardt optimizer) {
    chosen = Optional.of(new Method.DampedLeastSquares(optimizer));
    return this;
  }

  /** The loss to make small. Default: the squared error. */
  public KanTrainer loss(Loss loss) {
    settings.loss = loss;
    return this;
  }

  /**
   * A penalty to make small together with the loss, so that few edges remain that matter. Each step
   * adds it on its own samples. The losses reported are those without it; {@link
   * TrainingHistory#stepPenalties} has the penalties.
   *
   * @param sparsity the penalty; with lambda 0 there is none
   */
  public KanTrainer sparsity(Sparsity sparsity) {
    settings.sparsity = Optional.of(sparsity);
    return this;
  }

  /**
   * The number of steps; if not said, 1000 of an optimizer in the graph, 500 of L-BFGS, 100 of
   * Levenberg-Marquardt.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public KanTrainer steps(int count) {
    checkArgument(count >= 1, "training needs at least 1 step; got %s", count);
    settings.steps = count;
    return this;
  }

  /**
   * Mini-batches, drawn without repetition until all samples have been seen.
   *
   * @param samples how many samples a step takes, at least 1
   * @throws IllegalArgumentException if it is below 1
   */
  public KanTrainer batchSize(int samples) {
    checkArgument(samples >= 1, "a batch needs at least 1 sample; got %s", samples);
    settings.batchSize = samples;
    return this;
  }

  /**
   * The seed that mini-batches, validation samples and starting points are drawn by. Default: 0.
   */
  public KanTrainer seed(int seed) {
    settings.seed = seed;
    return this;
  }

  /** How the learning rate changes over the steps; it does not if not said. */
  public KanTrainer schedule(Schedule schedule) {
    settings.schedule = schedule;
    return this;
  }

  /** Moves the knots to where the samples are as the training goes; they stay if not said. */
  public KanTrainer updateGrids(GridSchedule schedule) {
    settings.grids = Optional.of(schedule);
    return this;
  }

  /**
   * Shortens gradients that are longer than this, all parameters taken together.
   *
   * @param norm the longest Euclidean length, positive
   * @throws IllegalArgumentException if it is not positive
   */
  public KanTrainer clipGradient(double norm) {
    checkArgument(
        norm > 0 && Double.isFinite(norm), "the longest gradient must be positive; got %s", norm);
    settings.clipNorm = norm;
    return this;
  }

  /**
   * Ends the training when the validation loss has not become smaller for some evaluations, and
   * gives back the network with the smallest validation loss, in any case. 15 % of the training
   * samples are held out for it unless {@link #validation} says otherwise.
   *
   * @param evaluations how many, at least 1
   * @throws IllegalArgumentException if it is below 1
   */
  public KanTrainer stopEarly(int evaluations) {
    checkArgument(evaluations >= 1, "patience needs at least 1 evaluation; got %s", evaluations);
    settings.patience = evaluations;
    return this;
  }

  /**
   * Holds out training samples, drawn by the {@link #seed}, to validate on: no step is made on
   * them, and of the networks evaluated the one with the smallest loss on them is given back.
   *
   * @param share the share of the training samples, from 0 for none to below 1; otherwise at least
   *     one sample is held out. Default: 0.15 with {@link #stopEarly}, otherwise 0
   * @throws IllegalArgumentException if it is out of its range
   */
  public KanTrainer validation(double share) {
    checkArgument(
        share >= 0 && share < 1, "the validation share must be 0 to below 1; got %s", share);
    settings.validation = OptionalDouble.of(share);
    return this;
  }

  /**
   * What to compute in.
   *
   * @param floatType {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if it is another type
   */
  public KanTrainer precision(Class<? extends TFloating> floatType) {
    settings.type = Optional.of(Precision.of(floatType).type());
    return this;
  }

  /** How TensorFlow runs the steps. */
  public KanTrainer runtime(RuntimeOptions options) {
    settings.runtime = options;
    return this;
  }

  /**
   * How often to compute the losses on all samples.
   *
   * @param everySteps the number of steps between evaluations, at least 1
   * @throws IllegalArgumentException if it is below 1
   */
  public KanTrainer evaluateEvery(int everySteps) {
    checkArgument(everySteps >= 1, "evaluations need at least 1 step between; got %s", everySteps);
    settings.evaluateEvery = everySteps;
    return this;
  }

  /** Another listener, called after those before it. */
  public KanTrainer listener(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Writes the training down as it goes, and when it is cancelled, so that {@link #resume} can take
   * it up again. A file that cannot be written ends the training with an {@link
   * java.io.UncheckedIOException}; the one before it stays.
   *
   * @param file where, replaced as a whole each time
   * @param everySteps after how many steps at the latest, at least 1
   * @param every after how much time at the latest, positive
   * @throws IllegalArgumentException if a number is out of its range
   */
  public KanTrainer checkpoint(Path file, int everySteps, Duration every) {
    checkArgument(everySteps >= 1, "checkpoints need at least 1 step between; got %s", everySteps);
    checkArgument(
        !every.isNegative() && !every.isZero(),
        "checkpoints need a positive time between; got %s",
        every);
    checkpoints = Optional.of(new CheckpointPlan(file, everySteps, every));
    return this;
  }

  /**
   * What ends the training before its last step. It stops before the next step, or within a step of
   * a second-order method, and the result is the network as it was after the last whole step, with
   * its losses. A training inside {@link CancellationToken#during} ends in the same way.
   *
   * @param token the token; by default one that is never cancelled
   */
  public KanTrainer cancelOn(CancellationToken token) {
    cancellation = token;
    return this;
  }

  /**
   * Trains. Where samples have weights, every loss is a weighted mean; a step whose samples all
   * weigh 0 has loss 0. An interrupt of the thread ends the training as a token of {@link
   * #cancelOn} does, and is still there when this method returns.
   *
   * @param data as many input columns as the network has inputs, as many target columns as outputs
   * @return the trained network with its losses; if a loss ceased to be finite, the network of the
   *     last evaluation before
   * @throws IllegalArgumentException if the widths do not fit, the targets are not of the kind that
   *     the loss compares with, nothing in the network is trainable, or the optimizer cannot do
   *     what the settings ask for
   */
  public TrainingResult fit(Dataset data) {
    requireFitting(data);
    if (chosen.isEmpty()
        && checkpoints.isEmpty()
        && settings.leavesMethodOpen(data)
        && settings.loss.hasCurvature()
        && kan.trainableParameterCount() <= Method.SMALL) {
      LadderTraining ladder = new LadderTraining(kan, data, settings, listeners);
      return uncancelled(ladder::run);
    }
    Checkpoint start =
        new Checkpoint(
            kan,
            kan,
            new Evaluation(0, Double.NaN, Double.NaN, Double.NaN),
            new TrainingHistory.Recorder().history(),
            identity(data),
            List.of(),
            Map.of());
    return fit(data, start);
  }

  /**
   * Goes on with a training that was interrupted, up to the number of steps. On the same machine
   * and with the same number of threads it ends with the parameters that it would have had without
   * the interruption. Settings of a {@link dev.kan.tf.optimize.FrameworkOptimizer} are not known
   * here and so not compared.
   *
   * @param data the data of the training
   * @param file what {@link #checkpoint} wrote
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a checkpoint, or of a training with another
   *     network, data, optimizer or setting; or as {@link #fit}
   */
  public TrainingResult resume(Dataset data, Path file) throws IOException {
    requireFitting(data);
    Checkpoint checkpoint = Checkpoint.read(file, JavaFunctions.of(kan));
    identity(data)
        .forEach(
            (name, value) ->
                checkArgument(
                    value.equals(checkpoint.identity().get(name)),
                    "%s is of a training whose %s is %s; this one's is %s",
                    file,
                    name,
                    checkpoint.identity().get(name),
                    value));
    return fit(data, checkpoint);
  }

  private void requireFitting(Dataset data) {
    data.train().inputs().requireColumns(kan.inputs(), "the inputs");
    data.train().targets().requireColumns(kan.outputs(), "the targets");
    settings.loss.requireTargets(data.train().targets());
    settings.loss.requireTargets(data.test().targets());
  }

  private TrainingResult fit(Dataset data, Checkpoint from) {
    TrainingSamples samples = samples(data);
    Method method = method(samples);
    TrainingSettings all = settings.build(method);
    return uncancelled(
        scope -> {
          try (MovingEngine engine =
              new MovingEngine(all, samples, start -> method.start(start, samples, all), from)) {
            TrainingResult result =
                new TrainingRun(from, engine, all, listeners, checkpoints, scope).run();
            return result.withStep("trained", provenance(method, all, result));
          }
        });
  }

  /** Trains under a scope that ends only what is run under it: steps, not what is made of them. */
  private TrainingResult uncancelled(Function<Cancellation, TrainingResult> training) {
    try (Cancellation scope = Cancellation.open(cancellation::isCancelled)) {
      return Cancellation.uncancelled(
          () -> {
            TrainingResult result = training.apply(scope);
            listeners.forEach(listener -> listener.finished(result));
            return result;
          });
    }
  }

  private Map<String, String> identity(Dataset data) {
    Method method = method(samples(data));
    return ImmutableSortedMap.<String, String>naturalOrder()
        .putAll(settings.build(method).identity())
        .put("precision", method.precision(settings.build(method)))
        .put("optimizer", method.toString())
        .put("network", Fingerprint.of(kan))
        .put("data", Fingerprint.of(data))
        .buildOrThrow();
  }

  private TrainingSamples samples(Dataset data) {
    return TrainingSamples.of(data, settings.validation(), settings.seed);
  }

  private Method method(TrainingSamples data) {
    return chosen.orElseGet(() -> Method.usual(kan, data, settings));
  }

  private static Map<String, String> provenance(
      Method method, TrainingSettings all, TrainingResult result) {
    return ImmutableMap.<String, String>builder()
        .putAll(all.identity())
        .put("precision", method.precision(all))
        .put("optimizer", method.toString())
        .put("steps", Integer.toString(result.evaluation().step()))
        .put("trainLoss", Double.toString(result.trainLoss()))
        .put("validationLoss", Double.toString(result.evaluation().validationLoss()))
        .put("testLoss", Double.toString(result.testLoss()))
        .buildOrThrow();
  }
}
