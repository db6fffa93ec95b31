// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the L-BFGS of Apache OpenNLP: both find the same minimum from the origin. */
class OpenNlpComparisonTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void onRosenbrock(int variables) {
    compare(TestFunctions::rosenbrock, variables);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10, 100, 1000})
  void onQuadratics(double condition) {
    double[] minimum = new Random(5).doubles(8, -3, 3).toArray();
    compare(TestFunctions.quadratic(minimum, condition, 6), 8);
  }

  @Test
  void onLogisticRegression() {
    Random random = new Random(7);
    double[] truth = random.doubles(6, -2, 2).toArray();
    double[][] inputs = new double[200][];
    double[] labels = new double[200];
    for (int r = 0; r < 200; r++) {
      inputs[r] = random.doubles(6, -1, 1).toArray();
      double chance = 1 / (1 + Math.exp(-Vectors.dot(truth, inputs[r])));
      labels[r] = random.nextDouble() < chance ? 1 : -1;
    }
    compare(TestFunctions.logisticRegression(inputs, labels, 1), 6);
  }

  /**
   * Its minimiser stops where the value's relative change or the gradient is below 1e-4, so our
   * minimum is subtracted, for the first to mean something. It keeps all pairs: beyond its history
   * it would overwrite the last but one, as it shifts references to arrays that it reuses.
   */
  private static void compare(DifferentiableFunction function, int variables) {
    LbfgsState ours =
        Lbfgs.builder()
            .gradientTolerance(1e-7)
            .changeTolerance(0)
            .build()
            .minimize(function, new double[variables], 1000);
    DifferentiableFunction shifted = (x, g) -> function.evaluate(x, g) - ours.value();
    double[] theirs = new QNMinimizer(0, 0, 1000, 1000, 1000).minimize(adapted(shifted, variables));
    assertThat(ours.point()).containsExactly(theirs, within(1e-3));
  }

  private static Function adapted(DifferentiableFunction function, int variables) {
    return new Function() {
      @Override
      public int getDimension() {
        return variables;
      }

      @Override
      public double valueAt(double[] x) {
        return function.evaluate(x, new double[variables]);
      }

      @Override
      public double[] gradientAt(double[] x) {
        double[] gradient = new double[variables];
        function.evaluate(x, gradient);
        return gradient;
      }
    };
  }
}
