// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of the ends of runs and of their continuation. */
class LbfgsStatusTest {
  private static final Lbfgs SETTINGS = Lbfgs.defaults();
  private static final double[] START = {-1.2, 1};

  private static double parabola(double[] x, double[] g) {
    g[0] = 2 * x[0];
    return x[0] * x[0];
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonIsReached(LbfgsStatus reason) {
    LbfgsState end =
        switch (reason) {
          case GRADIENT_SMALL ->
              SETTINGS.toBuilder()
                  .gradientTolerance(1e-2)
                  .changeTolerance(0)
                  .build()
                  .minimize(TestFunctions::rosenbrock, START, 1000);
          case CHANGE_SMALL ->
              SETTINGS.toBuilder()
                  .gradientTolerance(0)
                  .changeTolerance(1e-2)
                  .build()
                  .minimize(TestFunctions::rosenbrock, START, 1000);
          case LINE_SEARCH_FAILED -> SETTINGS.minimize(LbfgsStatusTest::wrongGradient, START, 1000);
          case NOT_FINITE -> SETTINGS.minimize((x, g) -> Double.NaN, START, 1000);
          case ITERATION_LIMIT -> SETTINGS.minimize(TestFunctions::rosenbrock, START, 7);
          case CANCELLED ->
              SETTINGS.resume(
                  TestFunctions::rosenbrock,
                  SETTINGS.start(TestFunctions::rosenbrock, START),
                  1000,
                  state -> state.iterations() < 7);
        };
    assertThat(end.stopReason()).contains(reason);
    if (reason.isInterruption()) {
      assertThat(end.iterations()).isEqualTo(7);
    }
  }

  private static double wrongGradient(double[] x, double[] g) {
    double value = TestFunctions.rosenbrock(x, g);
    Vectors.scale(g, -1);
    return value;
  }

  @Test
  void aFailedLineSearchStaysWhereItWasAndCountsItsEvaluations() {
    LbfgsState end = SETTINGS.minimize(LbfgsStatusTest::wrongGradient, START, 1000);
    assertThat(end.point()).isEqualTo(START);
    assertThat(end.iterations()).isZero();
    assertThat(end.evaluations()).isEqualTo(1 + SETTINGS.maxLineSearchEvaluations());
  }

  /** The slope along the steepest descent is 1e-400 here, which no double holds. */
  @Test
  void aSlopeThatIsNotNegativeIsNotSearched() {
    DifferentiableFunction shallow =
        (x, g) -> {
          g[0] = 1e-200;
          return 1e-200 * x[0];
        };
    LbfgsState end =
        SETTINGS.toBuilder()
            .gradientTolerance(0)
            .changeTolerance(0)
            .build()
            .minimize(shallow, new double[] {1}, 1000);
    assertThat(end.stopReason()).contains(LbfgsStatus.LINE_SEARCH_FAILED);
    assertThat(end.evaluations()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"NaN, 1", "Infinity, 1", "1, NaN", "1, -Infinity"})
  void aStartThatIsNotFiniteIsNotSteppedFrom(double value, double derivative) {
    LbfgsState end =
        SETTINGS.minimize(
            (x, g) -> {
              g[0] = derivative;
              return value;
            },
            new double[] {1},
            1000);
    assertThat(end.stopReason()).contains(LbfgsStatus.NOT_FINITE);
    assertThat(end.evaluations()).isEqualTo(1);
  }

  @Test
  void aStartAtTheMinimumIsNotLeft() {
    LbfgsState end = SETTINGS.minimize(LbfgsStatusTest::parabola, new double[1], 1000);
    assertThat(end.stopReason()).contains(LbfgsStatus.GRADIENT_SMALL);
    assertThat(end.evaluations()).isEqualTo(1);
    assertThat(SETTINGS.step(LbfgsStatusTest::parabola, end)).isEqualTo(end);
  }

  /** One step of the steepest descent takes (x) to (x - 1) here, then the secant is exact. */
  @Test
  void changeIsMeasuredInVariablesAndInValue() {
    LbfgsState start = SETTINGS.start(LbfgsStatusTest::parabola, new double[] {10});
    LbfgsState byMove =
        SETTINGS.toBuilder()
            .gradientTolerance(0)
            .changeTolerance(1)
            .build()
            .step(LbfgsStatusTest::parabola, start);
    assertThat(byMove.point()).containsExactly(9);
    assertThat(byMove.stopReason()).contains(LbfgsStatus.CHANGE_SMALL);
    LbfgsState byNeither =
        SETTINGS.toBuilder()
            .gradientTolerance(0)
            .changeTolerance(0.99)
            .build()
            .step(LbfgsStatusTest::parabola, start);
    assertThat(byNeither.stopReason()).isEmpty();
    DifferentiableFunction shallow =
        (x, g) -> {
          g[0] = 1e-3;
          return 1e-3 * x[0];
        };
    LbfgsState byValue =
        new Lbfgs(1, 0, 2e-6, 1e-4, 0.9, 1)
            .step(shallow, SETTINGS.start(shallow, new double[] {10}));
    assertThat(10 - byValue.point()[0]).isBetween(0.9e-3, 1.1e-3);
    assertThat(byValue.stopReason()).contains(LbfgsStatus.CHANGE_SMALL);
  }

  @Test
  void anInterruptedRunGoesOnAndAnEndedOneDoesNot() {
    LbfgsState whole = SETTINGS.minimize(TestFunctions::rosenbrock, START, 1000);
    LbfgsState limited = SETTINGS.minimize(TestFunctions::rosenbrock, START, 7);
    assertThat(SETTINGS.resume(TestFunctions::rosenbrock, limited, 1000, state -> true))
        .isEqualTo(whole);
    assertThat(SETTINGS.resume(TestFunctions::rosenbrock, whole, 1000, state -> true))
        .isSameAs(whole);
  }

  @Test
  void theConditionSeesEveryStateBeforeItsIteration() {
    List<Integer> seen = new ArrayList<>();
    LbfgsState end =
        SETTINGS.resume(
            TestFunctions::rosenbrock,
            SETTINGS.start(TestFunctions::rosenbrock, START),
            3,
            state -> seen.add(state.iterations()));
    assertThat(seen).containsExactly(0, 1, 2);
    assertThat(end.stopReason()).contains(LbfgsStatus.ITERATION_LIMIT);
  }
}
