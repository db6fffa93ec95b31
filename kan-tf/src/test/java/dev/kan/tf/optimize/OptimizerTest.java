// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
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

  @Test
  void adamWDecaysCurvesAndNothingElse() {
    AdamW optimizer = new AdamW(Adam.withLearningRate(0.1), 0.3);
    double w = 1;
    double m = 0;
    double v = 0;
    double[] decayed = new double[STEPS];
    for (int t = 1; t <= STEPS; t++) {
      double gradient = 2 * w;
      w -= 0.1 * 0.3 * w;
      m = 0.9 * m + 0.1 * gradient;
      v = 0.999 * v + 0.001 * gradient * gradient;
      w -= 0.1 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
      decayed[t - 1] = w;
    }
    assertThat(path(optimizer, 1, 0)).containsExactly(decayed, within(1e-13));
    assertThat(path(optimizer, 1, 1))
        .containsExactly(path(Adam.withLearningRate(0.1)), within(1e-15));
  }

  @Test
  void sgdFollowsItsRule() {
    double w = 1;
    double velocity = 0;
    double[] momentum = new double[STEPS];
    double[] plain = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      velocity = 0.9 * velocity + 2 * w;
      w -= 0.01 * velocity;
      momentum[t] = w;
      plain[t] = Math.pow(1 - 2 * 0.1, t + 1);
    }
    assertThat(path(new Sgd(0.01, 0.9))).containsExactly(momentum, within(1e-14));
    assertThat(path(new Sgd(0.1, 0))).containsExactly(plain, within(1e-14));
  }

  static Stream<GraphOptimizer> scheduled() {
    return Stream.of(
        Adam.withLearningRate(0.1),
        AdamW.withLearningRate(0.1),
        new Sgd(0.1, 0),
        new Sgd(0.1, 0.5));
  }

  @ParameterizedTest
  @MethodSource("scheduled")
  void theRateFactorMultipliesTheLearningRate(GraphOptimizer optimizer) {
    GraphOptimizer half =
        optimizer instanceof Adam
            ? Adam.withLearningRate(0.05)
            : optimizer instanceof AdamW
                ? AdamW.withLearningRate(0.05)
                : new Sgd(0.05, ((Sgd) optimizer).momentum());
    assertThat(path(optimizer, 0.5, 0)).containsExactly(path(half, 1, 0), within(1e-15));
  }

  static Stream<Runnable> badSettings() {
    return Stream.of(
        () -> Adam.withLearningRate(0),
        () -> Adam.withLearningRate(Double.NaN),
        () -> new Adam(0.1, 1, 0.999, 1e-8),
        () -> new Adam(0.1, 0.9, -0.1, 1e-8),
        () -> new Adam(0.1, 0.9, 0.999, 0),
        () -> new AdamW(Adam.withLearningRate(1), -1),
        () -> new Sgd(-1, 0),
        () -> new Sgd(1, 1),
        () -> Schedule.steps(0, 0.5),
        () -> Schedule.steps(10, 0),
        () -> Schedule.exponential(1.5),
        () -> Schedule.cosine(-0.1),
        () -> Schedule.warmUp(0, Schedule.constant()));
  }

  @ParameterizedTest
  @MethodSource("badSettings")
  void badSettingsAreRefused(Runnable make) {
    assertThatThrownBy(make::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".*(must|needs).*; got .*");
  }

  private static double[] path(GraphOptimizer optimizer) {
    return path(optimizer, 1);
  }

  /** A network with two trainable parameters, the first a coefficient, the second a node bias. */
  private static ParameterVector layout() {
    KanSpec spec =
        KanSpec.builder(1, 1)
            .splineOrder(0)
            .gridIntervals(1)
            .base(BaseFunction.ZERO)
            .freeze(ParameterKind.SPLINE_SCALE)
            .train(ParameterKind.NODE_BIAS)
            .build();
    return ParameterVector.of(Kan.of(List.of(KanLayer.neutral(spec.layers().get(0)))));
  }

  private static double[] path(GraphOptimizer optimizer, double factor) {
    return path(optimizer, factor, 1);
  }

  /** The values of one of the two variables after each step. */
  private static double[] path(GraphOptimizer optimizer, double factor, int which) {
    try (GraphRun run = new GraphRun(RuntimeOptions.defaults())) {
      Ops tf = run.ops();
      Precision<TFloat64> precision = Precision.FLOAT64;
      Variable<TFloat64> w = tf.variable(precision.constant(tf, Shape.of(2), 1, 1));
      Operand<TFloat64> read = tf.identity(w);
      Operand<TFloat64> loss = tf.sum(tf.math.mul(read, read), tf.constant(0));
      Output<TFloat64> gradient =
          run.graph()
              .addGradients(loss.asOutput(), new Output<?>[] {w.asOutput()})[0]
              .expect(TFloat64.class);
      Operand<TFloat64> rateFactor = precision.scalar(tf, factor);
      Op step =
          optimizer.step(
              new StepContext<>(run.graph(), tf, precision, layout(), w, gradient, rateFactor));
      double[] path = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        run.runner().addTarget(step).run().close();
        try (Result result = run.runner().fetch(w).run()) {
          path[t] = precision.values(result.get(0))[which];
        }
      }
      return path;
    }
  }
}
