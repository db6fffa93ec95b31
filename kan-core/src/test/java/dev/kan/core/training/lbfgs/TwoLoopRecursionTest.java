// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.MatrixR064;

class TwoLoopRecursionTest {
  private static final int VARIABLES = 5;

  /** The BFGS formula (Nocedal and Wright, 6.17) with dense matrices. */
  @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void equalsTheDenseInverseHessian(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
    Random random = new Random(seed);
    List<CurvaturePair> history = pairs(random, size);
    CurvaturePair last = history.get(size - 1);
    MatrixR064 identity = MatrixR064.FACTORY.makeEye(VARIABLES, VARIABLES);
    MatrixR064 inverse =
        identity.multiply(
            Vectors.dot(last.step(), last.gradientChange())
                / Vectors.dot(last.gradientChange(), last.gradientChange()));
    for (CurvaturePair pair : history) {
      MatrixR064 s = MatrixR064.FACTORY.column(pair.step());
      MatrixR064 y = MatrixR064.FACTORY.column(pair.gradientChange());
      double rho = 1 / Vectors.dot(pair.step(), pair.gradientChange());
      MatrixR064 left = identity.subtract(s.multiply(y.transpose()).multiply(rho));
      inverse =
          left.multiply(inverse)
              .multiply(left.transpose())
              .add(s.multiply(s.transpose()).multiply(rho));
    }
    double[] gradient = random.doubles(VARIABLES, -1, 1).toArray();
    double[] expected =
        inverse.multiply(MatrixR064.FACTORY.column(gradient)).multiply(-1).toRawCopy1D();
    assertThat(TwoLoopRecursion.direction(gradient, history))
        .containsExactly(expected, within(1e-9 * (1 + Vectors.largestMagnitude(expected))));
  }

  private static List<CurvaturePair> pairs(Random random, int size) {
    List<CurvaturePair> pairs = new ArrayList<>();
    while (pairs.size() < size) {
      double[] step = random.doubles(VARIABLES, -1, 1).toArray();
      double[] change = random.doubles(VARIABLES, -1, 1).toArray();
      if (Vectors.dot(step, change) > 0.1) {
        pairs.add(CurvaturePair.of(step, change));
      }
    }
    return pairs;
  }

  @Test
  void withoutHistoryItIsTheSteepestDescentNoLongerThanOne() {
    assertThat(TwoLoopRecursion.direction(new double[] {3, -1}, List.of()))
        .containsExactly(-0.75, 0.25);
    assertThat(TwoLoopRecursion.direction(new double[] {0.25, -0.5}, List.of()))
        .containsExactly(-0.25, 0.5);
  }
}
