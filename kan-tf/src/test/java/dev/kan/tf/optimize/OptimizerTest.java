// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.tf.Precision;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.framework.optimizers.Momentum;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat64;

/** Optimizers on f(w) = sum of w^2 from (1, 1), against their rules carried out by hand. */
class OptimizerTest {
  private static final int STEPS = 20;

  @Test
  void adamFollowsItsAlgorithm() {
    double rate = 0.1;
    double w = 1;
    double m = 0;
    double v = 0;
    double[] expected = new double[STEPS];
    for (int t = 1; t <= STEPS; t++) {
      double gradient = 2 * w;
      m = 0.9 * m + 0.1 * gradient;
      v = 0.999 * v + 0.001 * gradient * gradient;
      double corrected = m / (1 - Math.pow(0.9, t));
      w -= rate * corrected / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
      expected[t - 1] = w;
    }
    assertThat(path(Adam.withLearningRate(rate))).containsExactly(expected, within(1e-13));
  }

  @Test
  void frameworkOptimizersFollowTheirRules() {
    double[] descent = new double[STEPS];
    double[] momentum = new double[STEPS];
    double w = 1;
    double velocity = 0;
    for (int t = 0; t < STEPS; t++) {
      descent[t] = Math.pow(0.8, t + 1);
      velocity = 0.9 * velocity + 2 * w;
      w -= 0.01 * velocity;
      momentum[t] = w;
    }
    assertThat(path(new FrameworkOptimizer(graph -> new GradientDescent(graph, 0.1f))))
        .containsExactly(descent, within(1e-6));
    assertThat(path(new FrameworkOptimizer(graph -> new Momentum(graph, 0.01f, 0.9f))))
        .containsExactly(momentum, within(1e-6));
  }

  static Stream<Runnable> badSettings() {
    return Stream.of(
        () -> Adam.withLearningRate(0),
        () -> Adam.withLearningRate(Double.NaN),
        () -> new Adam(0.1, 1, 0.999, 1e-8),
        () -> new Adam(0.1, 0.9, -0.1, 1e-8),
        () -> new Adam(0.1, 0.9, 0.999, 0));
  }

  @ParameterizedTest
  @MethodSource("badSettings")
  void badSettingsAreRefused(Runnable make) {
    assertThatThrownBy(make::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must");
  }

  private static double[] path(GraphOptimizer optimizer) {
    try (GraphRun run = new GraphRun(RuntimeOptions.DEFAULT)) {
      Ops tf = run.ops();
      Precision<TFloat64> precision = Precision.FLOAT64;
      Variable<TFloat64> w = tf.variable(precision.constant(tf, Shape.of(2), 1, 1));
      Operand<TFloat64> read = tf.identity(w);
      Operand<TFloat64> loss = tf.sum(tf.math.mul(read, read), tf.constant(0));
      Output<TFloat64> gradient =
          run.graph()
              .addGradients(loss.asOutput(), new Output<?>[] {w.asOutput()})[0]
              .expect(TFloat64.class);
      Op step = optimizer.step(run.graph(), tf, precision, List.of(w), List.of(gradient));
      double[] path = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        run.runner().addTarget(step).run().close();
        try (Result result = run.runner().fetch(w).run()) {
          path[t] = precision.values(result.get(0))[1];
        }
      }
      return path;
    }
  }
}
