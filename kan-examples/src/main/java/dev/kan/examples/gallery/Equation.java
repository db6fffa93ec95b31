// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.tf.lowering.InputDerivatives;
import dev.kan.tf.pde.PdeObjective;
import dev.kan.tf.pde.PdeProblem;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;

/** A differential equation: {@code u'' = -pi^2 sin(pi x)} on [-1, 1] with u(-1) = u(1) = 0. */
public final class Equation {
  private static final int ITERATIONS = 300;

  private Equation() {}

  /** Solves the equation, and compares with its solution sin(pi x). */
  public static void main(String[] args) {
    Kan start =
        Initialiser.powerLaw().initialise(KanSpec.builder(1, 1).gridIntervals(20).build(), 0);
    Batch interior =
        Batch.of(1, IntStream.rangeClosed(-50, 50).mapToDouble(i -> i / 50.0).toArray());
    Batch ends = Batch.of(1, new double[] {-1, 1});
    Batch zero = Batch.of(1, new double[] {0, 0});
    PdeProblem<TFloat64> problem = new PdeProblem<>(Equation::residual, interior, ends, zero, 0.01);

    ParameterVector parameters = ParameterVector.of(start);
    Kan solution;
    try (PdeObjective objective = PdeObjective.of(start, problem, RuntimeOptions.defaults())) {
      double[] best =
          Lbfgs.builder().build().minimize(objective, parameters.values(), ITERATIONS).point();
      solution = parameters.with(best);
    }

    KanEvaluator u = KanEvaluator.of(solution);
    double largest =
        IntStream.range(0, interior.rows())
            .mapToDouble(n -> interior.row(n)[0])
            .map(x -> Math.abs(u.evaluate(x)[0] - Math.sin(Math.PI * x)))
            .max()
            .orElseThrow();
    System.out.printf(Locale.ROOT, "u(0.5) = %.6f, exactly 1%n", u.evaluate(0.5)[0]);
    System.out.printf(Locale.ROOT, "largest error %.2g%n", largest);
  }

  private static Operand<TFloat64> residual(
      Ops tf, Operand<TFloat64> x, InputDerivatives<TFloat64> u) {
    Operand<TFloat64> wave = tf.math.sin(tf.math.mul(x, tf.constant(Math.PI)));
    return tf.math.add(u.secondDerivatives(0), tf.math.mul(wave, tf.constant(Math.PI * Math.PI)));
  }
}
