// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaussNewtonTest {
  private final Problem problem = Law.of("3*exp(-0.7*x)").on("x", 0, 4).sample(100, 1);
  private final double[] x = problem.columns().get(0).raw();

  /** Returns the scaled target {@code p0 exp(p1 x)}. */
  private GaussNewton.Model exponential(double... point) {
    double scale = problem.target().scale();
    double[] shape = Arrays.stream(x).map(each -> Math.exp(point[1] * each) / scale).toArray();
    double[] values = Arrays.stream(shape).map(each -> point[0] * each).toArray();
    return new GaussNewton.Model(values, List.of(shape, Rows.product(values, x)));
  }

  @Test
  void findsTheParametersOfSamplesWithoutNoise() {
    double[] point = GaussNewton.refine(problem, this::exponential, 1, -0.3);

    assertThat(point).containsExactly(new double[] {3, -0.7}, within(1e-6));
  }

  @Test
  void endsNoWorseThanItBegan() {
    for (double start : new double[] {-5, 0, 2, 5}) {
      double[] point = GaussNewton.refine(problem, this::exponential, 1, start);

      assertThat(left(point)).isLessThanOrEqualTo(left(1, start));
    }
  }

  private double left(double... point) {
    double[] values = exponential(point).values();
    double scale = problem.target().scale();
    return problem.unexplained(Arrays.stream(values).map(v -> v * scale).toArray());
  }

  @Test
  void staysWhereTheModelHasNoValues() {
    double[] start = {Double.POSITIVE_INFINITY, 1};

    assertThat(GaussNewton.refine(problem, this::exponential, start)).isEqualTo(start);
  }
}
