// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.lbfgs.LbfgsState;
import dev.kan.tf.lowering.InputDerivatives;
import dev.kan.tf.pde.PdeObjective;
import dev.kan.tf.pde.PdeProblem;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceProd;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat64;

/**
 * The Poisson equation {@code u_xx + u_yy = -2 pi^2 sin(pi x) sin(pi y)} on [-1, 1]^2, with u zero
 * on the boundary. Its solution is {@code sin(pi x) sin(pi y)}.
 */
final class PoissonProblem {
  private static final int POINTS = 51;
  private static final double ALPHA = 0.01;
  // 50 of pykan's steps of up to 20 iterations
  private static final int ITERATIONS = 1000;
  private static final Lbfgs OPTIMIZER =
      Lbfgs.builder().gradientTolerance(1e-9).changeTolerance(1e-14).build();

  private final Batch interior = mesh();
  private final PdeProblem<TFloat64> problem;

  PoissonProblem() {
    Batch sides = sides();
    Batch zero = Batch.of(1, new double[sides.rows()]);
    problem = new PdeProblem<>(PoissonProblem::residual, interior, sides, zero, ALPHA);
  }

  /** Returns the interior points with the values of the solution. */
  Samples solution() {
    double[] solution = new double[interior.rows()];
    Arrays.setAll(solution, n -> solution(interior.row(n)));
    return new Samples(interior, Batch.of(1, solution));
  }

  static double solution(double[] x) {
    return Math.sin(Math.PI * x[0]) * Math.sin(Math.PI * x[1]);
  }

  /** Trains networks of the same architecture and returns the best one. */
  Kan bestOf(List<Kan> starts, int iterations) {
    ParameterVector vector = ParameterVector.of(starts.get(0));
    try (PdeObjective objective =
        PdeObjective.of(starts.get(0), problem, RuntimeOptions.defaults())) {
      return starts.stream()
          .map(
              start ->
                  OPTIMIZER.minimize(objective, ParameterVector.of(start).values(), iterations))
          .min(Comparator.comparingDouble(LbfgsState::value))
          .map(state -> vector.with(state.point()))
          .orElseThrow();
    }
  }

  /** Returns a network trained on the equation. */
  Kan trained(Kan kan) {
    return bestOf(List.of(kan), ITERATIONS);
  }

  private static Operand<TFloat64> residual(
      Ops tf, Operand<TFloat64> x, InputDerivatives<TFloat64> u) {
    Operand<TFloat64> waves = tf.math.sin(tf.math.mul(x, tf.constant(Math.PI)));
    Operand<TFloat64> product = tf.reduceProd(waves, tf.constant(1), ReduceProd.keepDims(true));
    Operand<TFloat64> laplacian =
        tf.reduceSum(u.secondDerivatives(0), tf.constant(1), ReduceSum.keepDims(true));
    return tf.math.add(laplacian, tf.math.mul(product, tf.constant(2 * Math.PI * Math.PI)));
  }

  private static Batch mesh() {
    double[][] rows = new double[POINTS * POINTS][];
    Arrays.setAll(rows, n -> new double[] {coordinate(n / POINTS), coordinate(n % POINTS)});
    return Batch.ofRows(rows);
  }

  private static Batch sides() {
    double[][] rows = new double[4 * POINTS][];
    for (int i = 0; i < POINTS; i++) {
      double t = coordinate(i);
      rows[4 * i] = new double[] {-1, t};
      rows[4 * i + 1] = new double[] {1, t};
      rows[4 * i + 2] = new double[] {t, -1};
      rows[4 * i + 3] = new double[] {t, 1};
    }
    return Batch.ofRows(rows);
  }

  private static double coordinate(int index) {
    return -1 + 2.0 * index / (POINTS - 1);
  }
}
