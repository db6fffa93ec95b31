// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Locale;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Predicts with a network on TensorFlow, for programs that compute on a GPU or in float32 anyway. A
 * predictor owns a graph and a session and must be closed after use. It is thread-safe; {@link
 * #close} waits for predictions in progress.
 *
 * <pre>{@code
 * try (KanPredictor predictor = KanPredictor.of(kan)) {
 *   Batch outputs = predictor.predict(x);
 * }
 * }</pre>
 *
 * <p>On a CPU, {@link dev.kan.core.evaluation.KanEvaluator} is faster and needs no native
 * libraries: from 2 times for 1024 samples of [784, 64, 10] to 500 times for one sample of [1, 1].
 * If an intermediate result is too large for the type, the outputs of that sample are computed by
 * the evaluator. To predict in the units of a model's columns, use {@link ModelPredictor}.
 */
public final class KanPredictor implements AutoCloseable {
  private final ReadWriteLock closing = new ReentrantReadWriteLock();
  private final Precision<?> precision;
  private final OverflowedRows overflowed;
  private final GraphRun run;
  private final Operand<?> x;
  private final Operand<?> y;
  private final int inputs;
  private final int outputs;
  private boolean closed;

  private KanPredictor(Kan kan, Precision<?> precision, RuntimeOptions options) {
    this.precision = precision;
    overflowed = new OverflowedRows(kan);
    inputs = kan.inputs();
    outputs = kan.outputs();
    run = new GraphRun(options);
    try {
      InferenceGraph<?> graph = InferenceGraph.of(run.ops(), kan, precision);
      x = graph.x();
      y = graph.y();
    } catch (RuntimeException | Error e) {
      run.close();
      throw e;
    }
  }

  /** Returns a predictor in float32 with default options. */
  public static KanPredictor of(Kan kan) {
    return of(kan, TFloat32.class, RuntimeOptions.defaults());
  }

  /**
   * Returns a predictor.
   *
   * @param kan the network
   * @param type the type to compute in, {@code TFloat32.class} or {@code TFloat64.class}
   * @param options how TensorFlow runs the graph
   * @throws IllegalArgumentException if the type is another one, or if a symbolic edge's function
   *     is Java code
   */
  public static KanPredictor of(Kan kan, Class<? extends TFloating> type, RuntimeOptions options) {
    return new KanPredictor(kan, Precision.of(type), options);
  }

  /**
   * Returns the outputs for a batch of samples.
   *
   * @param samples (samples, inputs), finite
   * @return (samples, outputs)
   * @throws IllegalArgumentException if the number of columns is wrong, or if a number is not
   *     finite or too large for the type
   * @throws IllegalStateException if the predictor is closed
   */
  public Batch predict(Batch samples) {
    samples.requireColumns(inputs, "the input").requireFinite("the input");
    precision.requireFits(samples, "the input");
    try (Tensor input = precision.tensor(Shape.of(samples.rows(), inputs), samples.toArray())) {
      double[] computed = run(input, precision::values);
      return Batch.of(outputs, overflowed.evaluate(computed, samples::row));
    }
  }

  /**
   * Returns the outputs for a batch of samples, with inputs and outputs in single-precision arrays.
   *
   * @param samples (samples, inputs) row-major, finite, at least one sample
   * @return (samples, outputs) row-major
   * @throws IllegalArgumentException if the length is not a positive multiple of the number of
   *     inputs, or if a number is not finite
   * @throws ArithmeticException if an output is finite but too large for single precision; the
   *     message names it
   * @throws IllegalStateException if the predictor is closed
   */
  public float[] predict(float... samples) {
    checkArgument(
        samples.length > 0 && samples.length % inputs == 0,
        "the input needs shape [samples, %s] with at least one sample; got %s numbers",
        inputs,
        samples.length);
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the input must be finite; row %d, column %d is %s",
                i / inputs,
                i % inputs,
                samples[i]));
      }
    }
    try (Tensor input = precision.tensor(Shape.of(samples.length / inputs, inputs), samples)) {
      float[] computed = run(input, precision::floats);
      return overflowed.evaluate(computed, row -> sample(samples, row));
    }
  }

  private double[] sample(float[] samples, int row) {
    double[] sample = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      sample[i] = samples[row * inputs + i];
    }
    return sample;
  }

  private <R> R run(Tensor input, Function<Tensor, R> read) {
    closing.readLock().lock();
    try {
      checkState(!closed, "the predictor is closed");
      try (Result result = run.runner().feed(x, input).fetch(y).run()) {
        return read.apply(result.get(0));
      }
    } finally {
      closing.readLock().unlock();
    }
  }

  /**
   * Closes the graph and the session after predictions in progress have ended. A second call has no
   * effect.
   */
  @Override
  public void close() {
    closing.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        run.close();
      }
    } finally {
      closing.writeLock().unlock();
    }
  }
}
