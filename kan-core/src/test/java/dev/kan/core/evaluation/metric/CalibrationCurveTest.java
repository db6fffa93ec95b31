// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.metric.CalibrationCurve.Bin;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationCurveTest {
  private static final double[] HALF = {0.5};

  @Test
  void comparesPredictedAndObservedSharesInEachBin() {
    double[] p = {0.75, 0.25, 0.5, 1, 0, 0.5};
    double[] t = {1, 0, 1, 1, 0, 0};
    CalibrationCurve curve = CalibrationCurve.of(p, t, 3);
    assertThat(curve.bins())
        .containsExactly(new Bin(0.125, 0, 2), new Bin(0.5, 0.5, 2), new Bin(0.875, 1, 2));
    assertThat(curve.expectedError()).isEqualTo((0.125 + 0 + 0.125) / 3);
  }

  @Test
  void keepsEqualProbabilitiesInOneBin() {
    double[] p = {0.25, 0.25, 0.25, 0.25, 0.25, 0.75};
    double[] t = {1, 0, 0, 0, 0, 1};
    assertThat(CalibrationCurve.of(p, t, 6).bins())
        .containsExactly(new Bin(0.25, 0.2, 5), new Bin(0.75, 1, 1));
  }

  @Test
  void hasTheSlopeOfALogisticRegression() {
    double[] p = {
      .56, .9, .22, .84, .18, .95, .62, .6, .95, .78, .78, .07, .37, .1, .21, .23, .84, .14, .3,
      .49, .84, .95, .7, .23, .54, .7, .07, .67, .37, .59, .66, .66, .52, .55, .21, .5, .14, .48,
      .53, .76
    };
    double[] t = {
      1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1,
      1, 1, 0, 1, 1, 0, 1, 0, 1
    };
    // scikit-learn 1.9.1, LogisticRegression(C=inf, tol=1e-12, solver="newton-cholesky")
    assertThat(CalibrationCurve.of(p, t, 5).slope().orElseThrow())
        .isCloseTo(2.1619846358562564, within(1e-8));
  }

  @Test
  void tellsProbabilitiesThatAreTooExtreme() {
    SeededRandom random = new SeededRandom(4);
    double[] calibrated = new double[20_000];
    double[] extreme = new double[calibrated.length];
    double[] truth = new double[calibrated.length];
    for (int n = 0; n < truth.length; n++) {
      double logit = random.gaussian();
      calibrated[n] = 1 / (1 + Math.exp(-logit));
      extreme[n] = 1 / (1 + Math.exp(-2 * logit));
      truth[n] = random.uniform() < calibrated[n] ? 1 : 0;
    }
    CalibrationCurve good = CalibrationCurve.of(calibrated, truth, 10);
    CalibrationCurve bad = CalibrationCurve.of(extreme, truth, 10);
    assertThat(good.slope().orElseThrow()).isCloseTo(1, within(0.05));
    assertThat(bad.slope().orElseThrow()).isCloseTo(good.slope().orElseThrow() / 2, within(1e-6));
    assertThat(good.expectedError()).isLessThan(0.02);
    assertThat(bad.expectedError()).isGreaterThan(0.05);
  }

  static Stream<Arguments> withoutSlope() {
    return Stream.of(
        Arguments.arguments(new double[] {0.1, 0.9, 0.3}, new double[] {1, 1, 1}),
        Arguments.arguments(new double[] {0.1, 0.9, 0.3}, new double[] {0, 0, 0}),
        Arguments.arguments(new double[] {0.1, 0.9, 0.3}, new double[] {0, 1, 0}),
        Arguments.arguments(new double[] {0.1, 0.9, 0.3}, new double[] {1, 0, 1}),
        Arguments.arguments(new double[] {0.5, 0.5, 0.5}, new double[] {1, 0, 1}));
  }

  @ParameterizedTest
  @MethodSource("withoutSlope")
  void hasNoSlopeWhereThereIsNoFiniteOne(double[] p, double[] t) {
    assertThat(CalibrationCurve.of(p, t, 2).slope()).isEmpty();
  }

  @Test
  void hasAFiniteSlopeForProbabilitiesOfZeroAndOne() {
    double logit = -Math.log(Math.ulp(0.5));
    double[] p = {0, 0, 1, 1, 1};
    assertThat(CalibrationCurve.of(p, new double[] {0, 1, 0, 1, 1}, 2).slope().orElseThrow())
        .isCloseTo(Math.log(2) / 2 / logit, within(1e-8));
  }

  static Stream<Arguments> badInputs() {
    return Stream.of(
        bad("at least 1 bin; got 0", () -> CalibrationCurve.of(HALF, new double[1], 0)),
        bad("got 0 and 0", () -> CalibrationCurve.of(new double[0], new double[0], 5)),
        bad("got 1 and 2", () -> CalibrationCurve.of(HALF, new double[2], 5)),
        bad("row 0, column 0 is 1.5", () -> CalibrationCurve.of(new double[] {1.5}, HALF, 5)),
        bad(
            "row 0, column 0 is NaN",
            () -> CalibrationCurve.of(new double[] {Double.NaN}, HALF, 5)),
        bad("outcomes must be 0 or 1; got 0.5", () -> CalibrationCurve.of(HALF, HALF, 5)),
        bad("at least one bin", () -> new CalibrationCurve(List.of(), OptionalDouble.empty())));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsInvalidInputs(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return Arguments.arguments(message, call);
  }
}
