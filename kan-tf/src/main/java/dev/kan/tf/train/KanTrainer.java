// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.tf.Precision;
import dev.kan.tf.objective.Loss;
import dev.kan.tf.optimize.Adam;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Trains a network on a data set. What is not said: {@link Adam} with learning rate 0.01, 1000
 * steps on all samples at once, squared error, float32, an evaluation at every tenth of the steps.
 *
 * <p>The network given stays as it is; the trained one is in the result. The same network, data,
 * settings and number of threads give the same numbers. A trainer is a builder: not thread-safe,
 * but {@link #fit} may be called again.
 */
public final class KanTrainer {
  private final Kan kan;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private GraphOptimizer optimizer = Adam.withLearningRate(0.01);
  private Loss loss = Loss.SQUARED_ERROR;
  private Class<? extends TFloating> type = TFloat32.class;
  private RuntimeOptions runtime = RuntimeOptions.DEFAULT;
  private CancellationToken cancellation = new CancellationToken();
  private int steps = 1000;
  private int batchSize;
  private int seed;
  private int evaluateEvery;

  private KanTrainer(Kan kan) {
    this.kan = kan;
  }

  /** A trainer of {@code kan}. */
  public static KanTrainer of(Kan kan) {
    return new KanTrainer(kan);
  }

  /** What changes the parameters by their gradients. */
  public KanTrainer optimizer(GraphOptimizer newOptimizer) {
    optimizer = newOptimizer;
    return this;
  }

  /** What to make small. */
  public KanTrainer loss(Loss newLoss) {
    loss = newLoss;
    return this;
  }

  /**
   * The number of steps.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public KanTrainer steps(int count) {
    checkArgument(count >= 1, "training needs at least 1 step; got %s", count);
    steps = count;
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
    batchSize = samples;
    return this;
  }

  /** The seed that mini-batches are drawn by; 0 if not said. */
  public KanTrainer seed(int newSeed) {
    seed = newSeed;
    return this;
  }

  /**
   * What to compute in.
   *
   * @param floatType {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if it is another type
   */
  public KanTrainer precision(Class<? extends TFloating> floatType) {
    type = Precision.of(floatType).type();
    return this;
  }

  /** How TensorFlow runs the steps. */
  public KanTrainer runtime(RuntimeOptions options) {
    runtime = options;
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
    evaluateEvery = everySteps;
    return this;
  }

  /** Another listener, called after those before it. */
  public KanTrainer listener(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * What ends the training before its last step: it stops at the next step, and the result is the
   * network as it is then, with its losses.
   */
  public KanTrainer cancelOn(CancellationToken token) {
    cancellation = token;
    return this;
  }

  /**
   * Trains. An interrupt of the thread ends the training as a token of {@link #cancelOn} does, and
   * is still there when this method returns.
   *
   * @param data as many input columns as the network has inputs, as many target columns as outputs
   * @return the trained network with its losses; if a loss ceased to be finite, the network of the
   *     last evaluation before
   * @throws IllegalArgumentException if the widths do not fit, or nothing in the network is
   *     trainable
   */
  public TrainingResult fit(Dataset data) {
    data.train().inputs().requireColumns(kan.inputs(), "the inputs");
    data.train().targets().requireColumns(kan.outputs(), "the targets");
    return fit(data, Precision.of(type));
  }

  private <T extends TFloating> TrainingResult fit(Dataset data, Precision<T> precision) {
    Samples samples = data.train();
    boolean miniBatches = batchSize > 0 && batchSize < samples.size();
    int trainRows = miniBatches ? SampleFeed.EVALUATION_ROWS : samples.size();
    try (Cancellation cancelled = new Cancellation(cancellation);
        TrainingGraph<T> graph = new TrainingGraph<>(kan, precision, loss, optimizer, runtime);
        SampleFeed<T> train = SampleFeed.of(graph, samples, trainRows);
        SampleFeed<T> test = SampleFeed.of(graph, data.test(), SampleFeed.EVALUATION_ROWS)) {
      StepSamples<T> stepSamples =
          miniBatches
              ? new StepSamples.MiniBatches<>(samples, batchSize, seed)
              : StepSamples.all(train);
      int every = evaluateEvery > 0 ? evaluateEvery : Math.max(1, steps / 10);
      TrainingResult result =
          new TrainingRun<>(kan, graph, train, test, listeners, cancelled)
              .run(stepSamples, steps, every);
      TrainingResult named = withProvenance(result);
      listeners.forEach(listener -> listener.finished(named));
      return named;
    }
  }

  private TrainingResult withProvenance(TrainingResult result) {
    Map<String, String> details =
        Map.of(
            "optimizer", optimizer.toString(),
            "loss", loss.toString(),
            "precision", Precision.of(type).toString(),
            "steps", Integer.toString(result.evaluation().step()),
            "seed", Integer.toString(seed),
            "trainLoss", Double.toString(result.trainLoss()),
            "testLoss", Double.toString(result.testLoss()));
    return new TrainingResult(
        result.kan().withStep("trained", details),
        result.evaluation(),
        result.history(),
        result.stopReason(),
        result.seconds());
  }
}
