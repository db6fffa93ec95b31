// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.data.SeededRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectiveTest {
  private static final double STEP = 1e-5;

  @ParameterizedTest
  @EnumSource(Response.class)
  void gradientIsThatOfFiniteDifferences(Response response) {
    Problem problem = TestProblems.of(response, 50, 3);
    Design design = Design.of(problem.samples().inputs(), problem.kinds(), problem.columns(), 6);
    Shape shape =
        new Shape(
            TermSpace.curved(design, 1),
            TermSpace.curved(design, 2).without(List.of(2)),
            problem.outputs(),
            3);
    SeededRandom random = new SeededRandom(9);
    double[] weights = IntStream.range(0, 50).mapToDouble(r -> r % 4 * 0.7).toArray();
    Penalty penalty =
        new Penalty(
            random(random, shape.additive().size() * problem.outputs()),
            random(random, shape.inner().size()),
            2.5);
    Objective objective =
        new Objective(
            shape, response, problem.samples().targets().toArray(), weights, penalty, Set.of());
    double[] point =
        IntStream.range(0, shape.size()).mapToDouble(i -> 0.5 * random.gaussian()).toArray();
    double[] gradient = new double[point.length];
    objective.evaluate(point, gradient);
    for (int i = 0; i < point.length; i++) {
      double[] moved = point.clone();
      moved[i] = point[i] + STEP;
      double above = objective.evaluate(moved, new double[point.length]);
      moved[i] = point[i] - STEP;
      double below = objective.evaluate(moved, new double[point.length]);
      assertThat(gradient[i])
          .isCloseTo((above - below) / (2 * STEP), within(2e-6 * (1 + Math.abs(gradient[i]))));
    }
  }

  private static ImmutableDoubleArray random(SeededRandom random, int count) {
    return ImmutableDoubleArray.copyOf(
        IntStream.range(0, count).mapToDouble(i -> random.uniform(0.1, 2)));
  }
}
