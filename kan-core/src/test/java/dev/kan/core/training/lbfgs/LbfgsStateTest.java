// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** States and settings as values: bad inputs by table, copies, equality. */
class LbfgsStateTest {
  private static final double[] TWO = {1, 2};
  private static final Lbfgs SETTINGS = Lbfgs.defaults();
  private static final CurvaturePair PAIR = CurvaturePair.of(TWO, new double[] {3, 4});
  private static final LbfgsState STATE = LbfgsState.of(TWO, 5, TWO, List.of(PAIR), 6, 7);
  private static final LbfgsState NOT_FINITE = LbfgsState.of(TWO, Double.NaN, TWO, List.of(), 0, 1);

  static Stream<Arguments> cases() {
    return Stream.of(
        bad("at least 1 pair; got 0", () -> SETTINGS.toBuilder().history(0).build()),
        bad(
            "gradient tolerance must be 0 or more; got -1.0",
            () -> SETTINGS.toBuilder().gradientTolerance(-1).changeTolerance(0).build()),
        bad(
            "gradient tolerance must be 0 or more; got NaN",
            () -> SETTINGS.toBuilder().gradientTolerance(Double.NaN).changeTolerance(0).build()),
        bad(
            "change tolerance must be 0 or more; got -1.0",
            () -> SETTINGS.toBuilder().gradientTolerance(0).changeTolerance(-1).build()),
        bad(
            "change tolerance must be 0 or more; got Infinity",
            () ->
                SETTINGS.toBuilder()
                    .gradientTolerance(0)
                    .changeTolerance(Double.POSITIVE_INFINITY)
                    .build()),
        bad("got c1 0.0, c2 0.9", () -> new Lbfgs(1, 0, 0, 0, 0.9, 1)),
        bad("got c1 0.9, c2 0.9", () -> new Lbfgs(1, 0, 0, 0.9, 0.9, 1)),
        bad("got c1 0.1, c2 1.0", () -> new Lbfgs(1, 0, 0, 0.1, 1, 1)),
        bad("got c1 NaN, c2 0.9", () -> new Lbfgs(1, 0, 0, Double.NaN, 0.9, 1)),
        bad("at least 1 evaluation; got 0", () -> new Lbfgs(1, 0, 0, 0.1, 0.9, 0)),
        bad("at least 1 variable; got none", () -> SETTINGS.start((x, g) -> 0, new double[0])),
        bad(
            "a point must be finite; variable 1 is NaN",
            () -> SETTINGS.start((x, g) -> 0, new double[] {0, Double.NaN})),
        bad("iterations must be 0 or more; got -1", () -> SETTINGS.minimize((x, g) -> 0, TWO, -1)),
        bad(
            "cannot go on from LbfgsState[2 variables, value NaN",
            () -> SETTINGS.step((x, g) -> 0, NOT_FINITE)),
        bad(
            "expected a gradient of 2 variables; got 1",
            () -> LbfgsState.of(TWO, 0, new double[1], List.of(), 0, 0)),
        bad(
            "expected curvature pairs of 1 variables; got 2",
            () -> LbfgsState.of(new double[1], 0, new double[1], List.of(PAIR), 0, 0)),
        bad(
            "iterations must be 0 or more; got -1",
            () -> LbfgsState.of(TWO, 0, TWO, List.of(), -1, 0)),
        bad(
            "evaluations must be 0 or more; got -1",
            () -> LbfgsState.of(TWO, 0, TWO, List.of(), 0, -1)),
        bad("cannot have stopped for NOT_FINITE", () -> STATE.stopped(LbfgsStatus.NOT_FINITE)),
        bad(
            "value is NaN and whose gradient is at most 2.0 cannot have stopped for CANCELLED",
            () -> NOT_FINITE.stopped(LbfgsStatus.CANCELLED)),
        bad("one length; got 2 and 1", () -> CurvaturePair.of(TWO, new double[1])),
        bad("beyond rounding; got 0.0", () -> CurvaturePair.of(TWO, new double[] {2, -1})),
        bad("beyond rounding; got -5.0", () -> CurvaturePair.of(TWO, new double[] {-1, -2})),
        bad("beyond rounding; got NaN", () -> CurvaturePair.of(TWO, new double[] {0, Double.NaN})),
        bad("got Infinity", () -> CurvaturePair.of(TWO, new double[] {0, Double.MAX_VALUE})),
        bad("got 4.9E-324", () -> CurvaturePair.of(new double[] {4.9e-324}, new double[] {1})),
        bad("E-160", () -> CurvaturePair.of(new double[] {1e10}, new double[] {1e-170})),
        bad(
            "got 1.1102230246251565E-16",
            () ->
                CurvaturePair.of(
                    new double[] {1, 1}, new double[] {1, -1 + 1.1102230246251565e-16})));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void badInputIsRefusedWithAMessageThatNamesIt(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }

  @Test
  void changingAnArrayChangesNoValue() {
    double[] point = TWO.clone();
    double[] gradient = TWO.clone();
    LbfgsState state = LbfgsState.of(point, 5, gradient, List.of(PAIR), 6, 7);
    point[0] = 9;
    gradient[0] = 9;
    state.point()[0] = 9;
    state.gradient()[0] = 9;
    state.history().get(0).step()[0] = 9;
    state.history().get(0).gradientChange()[0] = 9;
    assertThat(state).isEqualTo(STATE).hasSameHashCodeAs(STATE);
  }

  @Test
  void statesDifferWhereAPartDiffers() {
    assertThat(
            Stream.of(
                STATE,
                STATE.stopped(LbfgsStatus.CANCELLED),
                LbfgsState.of(new double[] {1, 3}, 5, TWO, List.of(PAIR), 6, 7),
                LbfgsState.of(TWO, 4, TWO, List.of(PAIR), 6, 7),
                LbfgsState.of(TWO, 5, new double[] {1, 3}, List.of(PAIR), 6, 7),
                LbfgsState.of(TWO, 5, TWO, List.of(), 6, 7),
                LbfgsState.of(TWO, 5, TWO, List.of(CurvaturePair.of(TWO, TWO)), 6, 7),
                LbfgsState.of(TWO, 5, TWO, List.of(PAIR), 5, 7),
                LbfgsState.of(TWO, 5, TWO, List.of(PAIR), 6, 8)))
        .doesNotHaveDuplicates();
    assertThat(STATE.stopped(LbfgsStatus.CANCELLED))
        .hasToString("LbfgsState[2 variables, value 5.0, iterations 6, evaluations 7, CANCELLED]");
  }
}
