// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Streams;
import dev.kan.golden.Goldens;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BSplineBasisTest {
  static Stream<JsonNode> scipy() {
    return Streams.stream(Goldens.read("scipy/bspline-basis.json"));
  }

  @ParameterizedTest
  @MethodSource("scipy")
  void agreesWithScipy(JsonNode golden) {
    BSplineBasis basis =
        BSplineBasis.of(
            KnotVector.of(golden.get("order").intValue(), Goldens.flat(golden.get("knots"))),
            OutsideGrid.ZERO);
    String[] names = {"basis", "first", "second"};
    double[] x = Goldens.flat(golden.get("x"));
    for (int derivative = 0; derivative < names.length; derivative++) {
      JsonNode expected = golden.get(names[derivative]);
      if (!expected.isNull()) {
        for (int n = 0; n < x.length; n++) {
          double[] row = Goldens.flat(expected.get(n));
          double largest = Arrays.stream(row).map(Math::abs).max().orElseThrow();
          assertThat(basis.derivatives(x[n], derivative))
              .as("%s at %s", names[derivative], x[n])
              .containsExactly(row, within(1e-10 * Math.max(1, largest)));
        }
      }
    }
  }

  @Test
  void treatsIntervalsAsHalfOpenAtOrderZero() {
    BSplineBasis basis = BSplineBasis.of(KnotVector.of(0, 0, 1, 3), OutsideGrid.ZERO);
    assertThat(basis.values(-0.0)).containsExactly(1, 0);
    assertThat(basis.values(1)).containsExactly(0, 1);
    assertThat(basis.values(Math.nextDown(3.0))).containsExactly(0, 1);
    assertThat(basis.values(3)).containsExactly(0, 0);
  }

  @Test
  void excludesTheLastKnotFromAllIntervals() {
    KnotVector knots = KnotVector.uniform(3, 4, new Interval(-1, 1));
    BSplineBasis basis = BSplineBasis.of(knots, OutsideGrid.ZERO);
    assertThat(basis.derivatives(knots.knot(knots.size() - 1), 3)).containsOnly(0);
    assertThat(basis.derivatives(Math.nextDown(knots.knot(knots.size() - 1)), 3))
        .endsWith(-1 / Math.pow(0.5, 3));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "2,3", "3,5", "5,2"})
  void keepsTheValueAtTheEndWithClamp(int order, int intervals) {
    BSplineBasis zero = basis(order, intervals, OutsideGrid.ZERO);
    BSplineBasis clamp = basis(order, intervals, OutsideGrid.CLAMP);
    double[] atLower = zero.values(-1);
    double[] atUpper = zero.values(Math.nextDown(2.0));
    for (double beyond : new double[] {0, 0.01, 0.7, 5, 1e6}) {
      assertThat(clamp.values(-1 - beyond)).containsExactly(atLower, within(1e-14));
      assertThat(clamp.values(2 + beyond)).containsExactly(atUpper, within(1e-14));
      assertThat(clamp.derivatives(2 + beyond, 1)).containsOnly(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "2,3", "3,5", "5,2"})
  void continuesValueAndSlopeWithLinear(int order, int intervals) {
    BSplineBasis zero = basis(order, intervals, OutsideGrid.ZERO);
    BSplineBasis linear = basis(order, intervals, OutsideGrid.LINEAR);
    double justInside = Math.nextDown(2.0);
    double[] value = zero.values(justInside);
    double[] slope = zero.derivatives(justInside, 1);
    for (double beyond : new double[] {0, 0.01, 0.7, 5}) {
      double[] expected = value.clone();
      for (int m = 0; m < expected.length; m++) {
        expected[m] += slope[m] * beyond;
      }
      assertThat(linear.values(2 + beyond)).containsExactly(expected, within(1e-12));
      assertThat(linear.derivatives(2 + beyond, 1)).containsExactly(slope, within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(OutsideGrid.class)
  void ignoresThePolicyInsideTheGrid(OutsideGrid policy) {
    BSplineBasis basis = basis(3, 7, policy);
    BSplineBasis zero = basis(3, 7, OutsideGrid.ZERO);
    for (double x = -1; x < 2; x += 0.0625) {
      assertThat(basis.values(x)).containsExactly(zero.values(x));
    }
  }

  private static BSplineBasis basis(int order, int intervals, OutsideGrid outside) {
    return BSplineBasis.of(KnotVector.uniform(order, intervals, new Interval(-1, 2)), outside);
  }
}
