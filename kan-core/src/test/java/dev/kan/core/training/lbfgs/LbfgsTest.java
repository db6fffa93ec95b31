// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
  private static final Lbfgs TO_THE_END =
      Lbfgs.builder().gradientTolerance(1e-7).changeTolerance(0).build();

  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void findsTheMinimumOfRosenbrock(int variables) {
    double[] start = new double[variables];
    for (int i = 0; i < variables; i += 2) {
      start[i] = -1.2;
      start[i + 1] = 1;
    }
    LbfgsState end = TO_THE_END.minimize(TestFunctions::rosenbrock, start, 100);
    assertThat(end.stopReason()).contains(LbfgsStatus.GRADIENT_SMALL);
    assertThat(end.point()).containsExactly(constant(variables, 1), within(1e-6));
  }

  @Test
  void findsTheMinimumOfBeale() {
    LbfgsState end = TO_THE_END.minimize(TestFunctions::beale, new double[] {1, 1}, 100);
    assertThat(end.stopReason()).contains(LbfgsStatus.GRADIENT_SMALL);
    assertThat(end.point()).containsExactly(new double[] {3, 0.5}, within(1e-6));
  }

  /** The Hessian vanishes along two directions there, so the point is found less exactly. */
  @Test
  void findsTheMinimumOfPowellSingular() {
    LbfgsState end =
        TO_THE_END.minimize(TestFunctions::powellSingular, new double[] {3, -1, 0, 1}, 200);
    assertThat(end.stopReason()).contains(LbfgsStatus.GRADIENT_SMALL);
    assertThat(end.value()).isLessThan(1e-10);
    assertThat(end.point()).containsExactly(new double[4], within(1e-2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void findsAMinimumBesideWhereTheFunctionIsNotFinite(double outside) {
    DifferentiableFunction barrier =
        TestFunctions.logBarrier(new double[] {0.01, 1, 1000}, outside);
    LbfgsState end =
        Lbfgs.builder()
            .gradientTolerance(1e-5)
            .changeTolerance(0)
            .build()
            .minimize(barrier, new double[] {5, 5, 5}, 200);
    assertThat(end.stopReason()).contains(LbfgsStatus.GRADIENT_SMALL);
    assertThat(end.point()[0]).isCloseTo(100, within(0.2));
    assertThat(end.point()[1]).isCloseTo(1, within(1e-4));
    assertThat(end.point()[2]).isCloseTo(1e-3, within(1e-10));
  }

  @Property(tries = 100, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void findsTheMinimumOfAQuadratic(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 12) int variables,
      @ForAll @DoubleRange(min = 0, max = 5) double logCondition) {
    double[] minimum = new Random(seed).doubles(variables, -10, 10).toArray();
    DifferentiableFunction quadratic =
        TestFunctions.quadratic(minimum, Math.pow(10, logCondition), seed + 1);
    LbfgsState end = TO_THE_END.minimize(quadratic, new double[variables], 5000);
    assertThat(end.stopReason()).contains(LbfgsStatus.GRADIENT_SMALL);
    // The smallest eigenvalue is 1, so that the error is at most the length of the gradient.
    assertThat(end.point()).containsExactly(minimum, within(Math.sqrt(variables) * 1e-7));
  }

  @Property(tries = 100, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void theValueNeverRisesAndEvaluationsAreCounted(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int evaluations,
      @ForAll @IntRange(min = 1, max = 4) int history) {
    int[] calls = new int[1];
    DifferentiableFunction counted =
        (x, g) -> {
          calls[0]++;
          return TestFunctions.rosenbrock(x, g);
        };
    Lbfgs settings = new Lbfgs(history, 1e-7, 0, 1e-4, 0.9, evaluations);
    LbfgsState state = settings.start(counted, new Random(seed).doubles(6, -10, 10).toArray());
    for (int i = 0; i < 40 && state.stopReason().isEmpty(); i++) {
      LbfgsState next = settings.step(counted, state);
      assertThat(next.value()).isLessThanOrEqualTo(state.value());
      assertThat(next.value()).isEqualTo(TestFunctions.rosenbrock(next.point(), new double[6]));
      assertThat(next.evaluations()).isEqualTo(calls[0]);
      assertThat(next.history()).hasSizeLessThanOrEqualTo(history);
      state = next;
    }
  }

  /** Where the curvature is negative, a search that may not go on ends there with no pair. */
  @Test
  void pairsOfNegativeCurvatureAreLeftOut() {
    DifferentiableFunction hill =
        (x, g) -> {
          g[0] = -Math.sin(x[0]);
          return Math.cos(x[0]);
        };
    Lbfgs oneTrial = new Lbfgs(5, 1e-7, 0, 1e-4, 0.9, 1);
    LbfgsState state = oneTrial.start(hill, new double[] {0.1});
    state = oneTrial.step(hill, state);
    assertThat(state.point()[0]).isBetween(0.1, 1.0);
    assertThat(state.history()).isEmpty();
    state = oneTrial.resume(hill, state, 100, s -> true);
    assertThat(state.history()).isNotEmpty();
    assertThat(state.point()[0]).isCloseTo(Math.PI, within(1e-7));
  }

  /**
   * A history whose slope overflows, which costs nothing, and one whose direction is so long that a
   * line search along it fails.
   */
  @ParameterizedTest
  @CsvSource({"3e152, 0", "1e60, 25"})
  void aUselessHistoryGivesWayToTheSteepestDescent(double size, int wastedEvaluations) {
    CurvaturePair useless = CurvaturePair.of(new double[] {size, 0}, new double[] {1 / size, 0});
    LbfgsState fresh = TO_THE_END.start(TestFunctions::rosenbrock, new double[] {-1.2, 1});
    LbfgsState misled =
        LbfgsState.of(fresh.point(), fresh.value(), fresh.gradient(), List.of(useless), 0, 1);
    LbfgsState expected = TO_THE_END.step(TestFunctions::rosenbrock, fresh);
    LbfgsState actual = TO_THE_END.step(TestFunctions::rosenbrock, misled);
    assertThat(actual.point()).isEqualTo(expected.point());
    assertThat(actual.history()).isEqualTo(expected.history());
    assertThat(actual.evaluations()).isEqualTo(expected.evaluations() + wastedEvaluations);
  }

  @Test
  void aRunThatWasStoredAndReadBackEndsInTheSameBits() {
    Lbfgs settings = Lbfgs.builder().history(4).build();
    double[] start = {-1.2, 1, 2, -2};
    LbfgsState whole = settings.minimize(TestFunctions::rosenbrock, start, 1000);
    assertThat(whole.iterations()).isGreaterThan(20);
    LbfgsState parts = settings.start(TestFunctions::rosenbrock, start);
    while (parts.iterations() < whole.iterations()) {
      parts = settings.resume(TestFunctions::rosenbrock, rebuilt(parts), 3, state -> true);
    }
    assertThat(parts).isEqualTo(whole);
  }

  private static LbfgsState rebuilt(LbfgsState state) {
    List<CurvaturePair> history = new ArrayList<>();
    for (CurvaturePair pair : state.history()) {
      history.add(CurvaturePair.of(pair.step(), pair.gradientChange()));
    }
    return LbfgsState.of(
        state.point(),
        state.value(),
        state.gradient(),
        history,
        state.iterations(),
        state.evaluations());
  }

  private static double[] constant(int length, double value) {
    double[] vector = new double[length];
    Arrays.fill(vector, value);
    return vector;
  }
}
