// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Properties of B-splines on arbitrary knots. */
class BSplinePropertiesTest {
  /** Returns knots of any order whose neighbouring steps differ by up to a factor of a hundred. */
  @Provide
  Arbitrary<KnotVector> knots() {
    Arbitrary<Integer> order = Arbitraries.integers().between(0, 6);
    Arbitrary<double[]> steps =
        Arbitraries.doubles().between(0.01, 1).array(double[].class).ofMinSize(13).ofMaxSize(30);
    Arbitrary<Double> start = Arbitraries.doubles().between(-100, 100);
    return Combinators.combine(order, steps, start)
        .as(
            (k, gaps, from) -> {
              double[] knots = new double[gaps.length + 1];
              knots[0] = from;
              for (int i = 0; i < gaps.length; i++) {
                knots[i + 1] = knots[i] + gaps[i];
              }
              return KnotVector.of(k, knots);
            });
  }

  @Property(seed = "20261124")
  void sumsToOneInsideTheGrid(
      @ForAll("knots") KnotVector knots, @ForAll @DoubleRange(min = 0, max = 0.99) double place) {
    double x = at(knots, place);
    assertThat(Arrays.stream(basis(knots).values(x)).sum()).isCloseTo(1, within(1e-11));
  }

  @Property(seed = "20261124")
  void isNowhereNegative(
      @ForAll("knots") KnotVector knots, @ForAll @DoubleRange(min = -2, max = 3) double place) {
    assertThat(Arrays.stream(basis(knots).values(at(knots, place))))
        .allMatch(value -> value > -1e-12);
  }

  @Property(seed = "20261124")
  void equalsTheRecursionOfCoxAndDeBoor(
      @ForAll("knots") KnotVector knots, @ForAll @DoubleRange(min = -1, max = 2) double place) {
    double x = at(knots, place);
    assertThat(basis(knots).values(x)).containsExactly(coxDeBoor(knots, x), within(1e-11));
  }

  /** With Greville's abscissae as coefficients, a spline is the identity. */
  @Property(seed = "20261124")
  void reproducesTheIdentity(
      @ForAll("knots") KnotVector knots, @ForAll @DoubleRange(min = 0, max = 0.99) double place) {
    double x = at(knots, place);
    double[] values = basis(knots).values(x);
    double sum = 0;
    if (knots.order() == 0) {
      return;
    }
    for (int m = 0; m < values.length; m++) {
      double mean = 0;
      for (int j = 1; j <= knots.order(); j++) {
        mean += knots.knot(m + j) / knots.order();
      }
      sum += mean * values[m];
    }
    assertThat(sum).isCloseTo(x, within(1e-10 * Math.max(1, Math.abs(x))));
  }

  @Property(seed = "20261124")
  void hasContinuousDerivativesBelowItsOrder(@ForAll("knots") KnotVector knots) {
    BSplineBasis basis = basis(knots);
    for (int i = 0; i < knots.size(); i++) {
      for (int d = 0; d < knots.order(); d++) {
        double scale = Math.pow(100, d + 1.0);
        double[] left = fromTheLeft(basis, i, d);
        assertThat(basis.derivatives(knots.knot(i), d))
            .as("derivative %s at knot %s", d, i)
            .containsExactly(left, within(1e-11 * scale * Math.pow(10, d)));
      }
    }
  }

  @Property(seed = "20261124")
  void isInvariantUnderScalingAndShifting(
      @ForAll("knots") KnotVector knots,
      @ForAll @DoubleRange(min = 0, max = 0.99) double place,
      @ForAll @DoubleRange(min = 0.25, max = 8) double scale) {
    double x = at(knots, place);
    double[] moved = Arrays.stream(knots.toArray()).map(t -> scale * t).toArray();
    assertThat(basis(KnotVector.of(knots.order(), moved)).values(scale * x))
        .containsExactly(basis(knots).values(x), within(1e-9));
  }

  private static double at(KnotVector knots, double place) {
    return knots.range().lower() + place * knots.range().length();
  }

  private static BSplineBasis basis(KnotVector knots) {
    return BSplineBasis.of(knots, OutsideGrid.ZERO);
  }

  /**
   * Returns the limits of derivatives at a knot from the left, by the pieces of the interval that
   * ends there.
   */
  private static double[] fromTheLeft(BSplineBasis basis, int knot, int derivative) {
    double[] values = new double[basis.knots().basisCount()];
    int order = basis.knots().order();
    if (knot == 0) {
      return values;
    }
    for (int j = 0; j <= order; j++) {
      int m = basis.firstFunction(knot) + j;
      if (m < 0 || m >= values.length) {
        continue;
      }
      for (int power = derivative; power <= order; power++) {
        double factor = Math.pow(basis.inverseWidth(knot), derivative);
        for (int i = 0; i < derivative; i++) {
          factor *= power - i;
        }
        values[m] += factor * basis.coefficient(knot, power, j);
      }
    }
    return values;
  }

  private static double[] coxDeBoor(KnotVector knots, double x) {
    double[] values = new double[knots.size() - 1];
    for (int m = 0; m < values.length; m++) {
      values[m] = knots.knot(m) <= x && x < knots.knot(m + 1) ? 1 : 0;
    }
    for (int d = 1; d <= knots.order(); d++) {
      for (int m = 0; m + d + 1 < knots.size(); m++) {
        values[m] =
            (x - knots.knot(m)) / (knots.knot(m + d) - knots.knot(m)) * values[m]
                + (knots.knot(m + d + 1) - x)
                    / (knots.knot(m + d + 1) - knots.knot(m + 1))
                    * values[m + 1];
      }
    }
    return Arrays.copyOf(values, knots.basisCount());
  }
}
