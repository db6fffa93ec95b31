// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.pde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.DerivativeEvaluator;
import dev.kan.core.evaluation.Derivatives;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.lbfgs.LbfgsState;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat64;

class PdeObjectiveTest {
  private static final double ALPHA = 0.05;
  private static final Batch INTERIOR = TestNetworks.inputs(30, 2);
  private static final Batch BOUNDARY = INTERIOR.rows(0, 7);
  private static final Batch VALUES = TestNetworks.inputs(7, 2);

  /** The equation u_xx + u_yy = x v for outputs u and v. */
  private static final PdeProblem<TFloat64> PROBLEM =
      new PdeProblem<>(
          (tf, x, u) -> {
            Operand<TFloat64> second = u.secondDerivatives(0);
            Operand<TFloat64> laplacian =
                tf.reduceSum(second, tf.constant(1), ReduceSum.keepDims(true));
            int[] column = {-1, 1};
            Operand<TFloat64> v =
                tf.slice(u.value(), tf.constant(new int[] {0, 1}), tf.constant(column));
            Operand<TFloat64> x0 = tf.slice(x, tf.constant(new int[] {0, 0}), tf.constant(column));
            return tf.math.sub(laplacian, tf.math.mul(x0, v));
          },
          INTERIOR,
          BOUNDARY,
          VALUES,
          ALPHA);

  @Test
  void computesTheLossOfPlainJavaAndItsGradient() {
    Kan kan = TestNetworks.everything(BaseFunction.SILU, OutsideGrid.LINEAR, 4);
    ParameterVector vector = ParameterVector.of(kan);
    double[] at = vector.values();
    double[] gradient = new double[at.length];
    double[] expected = new double[at.length];
    for (int p = 0; p < at.length; p++) {
      double[] moved = at.clone();
      moved[p] += 1e-5;
      double right = loss(vector.with(moved));
      moved[p] -= 2e-5;
      expected[p] = (right - loss(vector.with(moved))) / 2e-5;
    }
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    try (PdeObjective objective = PdeObjective.of(kan, PROBLEM, RuntimeOptions.defaults())) {
      assertThat(objective.size()).isEqualTo(at.length);
      double value = objective.evaluate(at, gradient);
      assertThat(value).isCloseTo(loss(kan), within(1e-10 * value));
      assertThat(gradient).containsExactly(expected, within(1e-6 * largest));
      double[] again = new double[at.length];
      assertThat(objective.evaluate(at, again)).isEqualTo(value);
      assertThat(again).isEqualTo(gradient);
    }
  }

  @Test
  void computesTheSameLossInAGraphOfTheCaller() {
    Kan kan = TestNetworks.everything(BaseFunction.IDENTITY, OutsideGrid.CLAMP, 3);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), kan, TFloat64.class);
      Operand<TFloat64> loss = PROBLEM.loss(graph.ops(), TFloat64.class, net);
      assertThat(graph.values(loss, INTERIOR)[0]).isCloseTo(loss(kan), within(1e-10 * loss(kan)));
    }
  }

  /**
   * Solves u_xx + u_yy = f with the solution sin(pi x) + y^3, which a network of one layer can
   * represent.
   */
  @Test
  void solvesALinearEquation() {
    Batch interior = mesh(15);
    PdeProblem<TFloat64> problem =
        new PdeProblem<>(
            (tf, x, u) -> {
              Operand<TFloat64> scaled = tf.math.mul(x, tf.constant(new double[] {Math.PI, 6}));
              Operand<TFloat64> wave =
                  tf.math.mul(tf.math.sin(scaled), tf.constant(-Math.PI * Math.PI));
              Operand<TFloat64> first = tf.constant(new double[] {1, 0});
              Operand<TFloat64> second = tf.constant(new double[] {0, 1});
              Operand<TFloat64> source =
                  tf.math.add(tf.math.mul(wave, first), tf.math.mul(scaled, second));
              return tf.reduceSum(
                  tf.math.sub(u.secondDerivatives(0), source),
                  tf.constant(1),
                  ReduceSum.keepDims(true));
            },
            interior,
            sides(15),
            solution(sides(15)),
            0.01);
    Kan start = Initialiser.pykan().initialise(KanSpec.builder(2, 1).gridIntervals(12).build(), 1);
    ParameterVector vector = ParameterVector.of(start);
    try (PdeObjective objective = PdeObjective.of(start, problem, RuntimeOptions.defaults())) {
      LbfgsState state = Lbfgs.defaults().minimize(objective, vector.values(), 300);
      Batch learnt = KanEvaluator.of(vector.with(state.point())).evaluate(interior);
      assertThat(learnt.toArray()).containsExactly(solution(interior).toArray(), within(5e-3));
    }
  }

  @Test
  void rejectsPartsThatDoNotFit() {
    assertThatThrownBy(() -> problem(BOUNDARY, VALUES.rows(0, 3), ALPHA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the boundary has 7 points but 3 values");
    assertThatThrownBy(() -> problem(Batch.of(1, 0.5), Batch.of(1, 0), ALPHA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the boundary has shape [1, 1]; expected [rows, 2]");
    assertThatThrownBy(() -> problem(BOUNDARY, VALUES, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alpha must be positive and finite; got 0.0");
    assertThatThrownBy(() -> problem(BOUNDARY, Batch.of(1, 0, 0, 0, 0, 0, 0, Double.NaN), ALPHA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the boundary values must be finite");
    Kan oneOutput = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 0);
    assertThatThrownBy(() -> PdeObjective.of(oneOutput, PROBLEM, RuntimeOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the network has 1 outputs but the boundary values 2 columns");
    Kan threeInputs = Initialiser.pykan().initialise(KanSpec.builder(3, 2).build(), 0);
    assertThatThrownBy(() -> PdeObjective.of(threeInputs, PROBLEM, RuntimeOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the input needs shape [samples, 3]; got [30, 2]");
    Kan fits = Initialiser.pykan().initialise(KanSpec.builder(2, 2).build(), 0);
    try (PdeObjective objective = PdeObjective.of(fits, PROBLEM, RuntimeOptions.defaults())) {
      assertThatThrownBy(() -> objective.evaluate(new double[3], new double[3]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected 40 parameters and a gradient as long; got 3 and 3");
    }
  }

  private static PdeProblem<TFloat64> problem(Batch boundary, Batch values, double alpha) {
    return new PdeProblem<>(PROBLEM.residual(), INTERIOR, boundary, values, alpha);
  }

  private static double loss(Kan kan) {
    Derivatives at = DerivativeEvaluator.of(kan).evaluate(INTERIOR);
    double interior = 0;
    for (int n = 0; n < INTERIOR.rows(); n++) {
      double[] second = at.secondDerivatives().get(0).row(n);
      double residual = second[0] + second[1] - INTERIOR.get(n, 0) * at.value().get(n, 1);
      interior += residual * residual;
    }
    double[] y = KanEvaluator.of(kan).evaluate(BOUNDARY).toArray();
    double[] values = VALUES.toArray();
    double boundary = 0;
    for (int v = 0; v < values.length; v++) {
      boundary += (y[v] - values[v]) * (y[v] - values[v]);
    }
    return ALPHA * interior / INTERIOR.rows() + boundary / values.length;
  }

  private static Batch solution(Batch x) {
    double[] u = new double[x.rows()];
    Arrays.setAll(u, n -> Math.sin(Math.PI * x.get(n, 0)) + Math.pow(x.get(n, 1), 3));
    return Batch.of(1, u);
  }

  private static Batch mesh(int points) {
    double[][] rows = new double[points * points][];
    Arrays.setAll(rows, n -> new double[] {at(n / points, points), at(n % points, points)});
    return Batch.ofRows(rows);
  }

  private static Batch sides(int points) {
    double[][] rows = new double[4 * points][];
    for (int i = 0; i < points; i++) {
      double t = at(i, points);
      rows[4 * i] = new double[] {-1, t};
      rows[4 * i + 1] = new double[] {1, t};
      rows[4 * i + 2] = new double[] {t, -1};
      rows[4 * i + 3] = new double[] {t, 1};
    }
    return Batch.ofRows(rows);
  }

  private static double at(int i, int points) {
    return -1 + 2.0 * i / (points - 1);
  }
}
