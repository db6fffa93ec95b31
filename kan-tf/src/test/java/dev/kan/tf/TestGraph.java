// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf;

import dev.kan.core.data.Batch;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TFloating;

/**
 * A graph with one input (samples, columns) for tests. Add ops with {@link #ops}, then evaluate
 * them.
 */
public final class TestGraph<T extends TFloating> implements AutoCloseable {
  private final GraphRun run = new GraphRun(RuntimeOptions.defaults());
  private final Precision<T> precision;
  private final Ops tf = run.ops();
  private final Operand<T> x;
  private int gradients;

  /** Creates a graph whose input has {@code columns} columns. */
  public TestGraph(Class<T> type, int columns) {
    precision = Precision.of(type);
    x = tf.placeholder(type, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, columns)));
  }

  /** Returns a factory of ops in the graph. */
  public Ops ops() {
    return tf;
  }

  /** Returns the graph with its session. */
  public GraphRun run() {
    return run;
  }

  /** Returns the input. */
  public Operand<T> x() {
    return x;
  }

  /**
   * Returns the gradient of the sum of {@code y}'s elements with respect to {@code to}, which may
   * be zero.
   */
  public Operand<T> gradient(Operand<T> y, Operand<T> to) {
    Operand<T> ones = tf.fill(tf.shape(y), precision.scalar(tf, 1));
    Output<?> gradient =
        run.graph()
            .addGradients(
                "gradients" + gradients++,
                new Output<?>[] {y.asOutput()},
                new Output<?>[] {to.asOutput()},
                new Output<?>[] {ones.asOutput()})[0];
    return gradient.isClosed() ? tf.zerosLike(to) : gradient.expect(precision.type());
  }

  /** Returns the value of an op at a batch of inputs, row-major. */
  public double[] values(Operand<T> y, Batch inputs) {
    try (T tensor = precision.tensor(Shape.of(inputs.rows(), inputs.columns()), inputs.toArray());
        Result result = run.runner().feed(x, tensor).fetch(y).run()) {
      return precision.values(result.get(0));
    }
  }

  /** Returns the values of several ops from one run, row-major. */
  public List<double[]> values(List<? extends Operand<T>> ys, Batch inputs) {
    Session.Runner runner = run.runner();
    ys.forEach(runner::fetch);
    try (T tensor = precision.tensor(Shape.of(inputs.rows(), inputs.columns()), inputs.toArray());
        Result result = runner.feed(x, tensor).run()) {
      return IntStream.range(0, ys.size()).mapToObj(i -> precision.values(result.get(i))).toList();
    }
  }

  @Override
  public void close() {
    run.close();
  }
}
