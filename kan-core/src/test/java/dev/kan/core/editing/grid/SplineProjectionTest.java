// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class SplineProjectionTest {
  @Provide
  Arbitrary<KnotVector> knots() {
    return Splines.knots();
  }

  @Provide
  Arbitrary<double[]> coefficients() {
    return Splines.coefficients();
  }

  @Provide
  Arbitrary<double[]> places() {
    return Splines.places();
  }

  @Property(seed = "20261124")
  void keepsSplinesOfTheNewSpace(
      @ForAll("knots") KnotVector old,
      @ForAll("coefficients") double[] coefficients,
      @ForAll("places") double[] inserted,
      @ForAll("places") double[] looked) {
    KnotVector refined =
        KnotVector.extending(old.order(), Splines.withPointsBetween(old, inserted));
    double[] moved = project(old, OutsideGrid.ZERO, coefficients, refined);
    for (double place : looked) {
      double x = Splines.at(old, place);
      assertThat(Splines.value(refined, moved, x))
          .isCloseTo(Splines.value(old, coefficients, x), within(1e-11));
    }
  }

  /**
   * If all old knots, including the extension, are among the new ones, the part outside the old
   * grid is kept too.
   */
  @Property(seed = "20261124")
  void keepsSplinesOutsideTheirGrid(
      @ForAll("knots") KnotVector old,
      @ForAll("coefficients") double[] coefficients,
      @ForAll("places") double[] looked) {
    double[] all = old.toArray();
    double[] points = new double[all.length + 2];
    points[0] = all[0] - 0.5;
    System.arraycopy(all, 0, points, 1, all.length);
    points[points.length - 1] = all[all.length - 1] + 0.7;
    KnotVector wider = KnotVector.extending(old.order(), points);
    double[] moved = project(old, OutsideGrid.ZERO, coefficients, wider);
    for (double place : looked) {
      double x = Splines.at(wider, place);
      assertThat(Splines.value(wider, moved, x))
          .isCloseTo(Splines.value(old, coefficients, x), within(1e-11));
    }
  }

  @Property(seed = "20261124")
  void isLinearInTheCoefficients(
      @ForAll("knots") KnotVector old,
      @ForAll("coefficients") double[] coefficients,
      @ForAll @DoubleRange(min = -3, max = 3) double factor) {
    KnotVector other =
        KnotVector.uniform(old.order(), old.gridIntervals() + 2, old.range().widen(0.1));
    double[] second = Arrays.copyOfRange(coefficients, 20, 40);
    double[] sum = new double[20];
    for (int m = 0; m < 20; m++) {
      sum[m] = coefficients[m] + factor * second[m];
    }
    double[] ofFirst = project(old, OutsideGrid.CLAMP, coefficients, other);
    double[] ofSecond = project(old, OutsideGrid.CLAMP, second, other);
    double[] ofSum = project(old, OutsideGrid.CLAMP, sum, other);
    double size = 1 + Arrays.stream(ofFirst).map(Math::abs).max().orElseThrow();
    for (int m = 0; m < ofSum.length; m++) {
      assertThat(ofSum[m]).isCloseTo(ofFirst[m] + factor * ofSecond[m], within(1e-9 * size));
    }
  }

  /** The difference from the nearest spline is orthogonal to every new function. */
  @Property(seed = "20261124", tries = 50)
  void findsTheNearestSpline(
      @ForAll("knots") KnotVector old, @ForAll("coefficients") double[] coefficients) {
    KnotVector other =
        KnotVector.uniform(old.order(), old.gridIntervals() + 1, old.range().widen(0.2));
    double[] moved = project(old, OutsideGrid.LINEAR, coefficients, other);
    BSplineBasis basis = BSplineBasis.of(other, OutsideGrid.ZERO);
    BSplineBasis oldBasis = BSplineBasis.of(old, OutsideGrid.LINEAR);
    int steps = 20_000;
    double[] products = new double[moved.length];
    for (int i = 0; i < steps; i++) {
      double x = Splines.at(other, (i + 0.5) / steps);
      double[] values = basis.values(x);
      double difference = dot(oldBasis.values(x), coefficients) - dot(values, moved);
      for (int m = 0; m < moved.length; m++) {
        products[m] += difference * values[m] / steps;
      }
    }
    double size = 1 + Arrays.stream(coefficients).map(Math::abs).max().orElseThrow();
    assertThat(products).containsExactly(new double[moved.length], within(2e-4 * size));
  }

  @Example
  void projectsManyCurvesAsOneByOne() {
    KnotVector old = KnotVector.uniform(2, 3, new Interval(-1, 1));
    KnotVector other = KnotVector.uniform(2, 4, new Interval(-0.9, 1.2));
    int columns = 9;
    double[] all = new double[5 * columns];
    Arrays.setAll(all, i -> Math.sin(i));
    double[] moved =
        SplineProjection.project(
            BSplineBasis.of(old, OutsideGrid.ZERO), all, columns, other, FitMeasure.UNIFORM);
    for (int c = 0; c < columns; c++) {
      double[] one = new double[5];
      for (int m = 0; m < 5; m++) {
        one[m] = all[m * columns + c];
      }
      double[] expected = project(old, OutsideGrid.ZERO, one, other);
      for (int m = 0; m < expected.length; m++) {
        assertThat(moved[m * columns + c]).isCloseTo(expected[m], within(1e-13));
      }
    }
  }

  @Example
  void projectsOntoTheMeanAtOrderZero() {
    KnotVector old = KnotVector.of(0, 0, 1, 3, 4);
    KnotVector one = KnotVector.of(0, 0, 4);
    assertThat(project(old, OutsideGrid.ZERO, new double[] {1, 2, 7}, one))
        .containsExactly(new double[] {3}, within(1e-15));
    double[] samples = {0.1, 0.2, 0.3, 3.5};
    double[] weighted =
        SplineProjection.project(
            BSplineBasis.of(old, OutsideGrid.ZERO),
            new double[] {1, 2, 7},
            1,
            one,
            FitMeasure.mixed(0.5, samples));
    assertThat(weighted).containsExactly(new double[] {0.5 * 3 + 0.5 * 2.5}, within(1e-15));
  }

  @Example
  void includesSamplesAtTheLastKnot() {
    KnotVector old = KnotVector.uniform(1, 3, new Interval(0, 1));
    KnotVector line = KnotVector.uniform(1, 1, new Interval(0, 1));
    double[] moved =
        SplineProjection.project(
            BSplineBasis.of(old, OutsideGrid.ZERO),
            new double[] {2, -5, 9, 3},
            1,
            line,
            FitMeasure.mixed(1e-12, new double[] {0, 0, 1}));
    assertThat(moved).containsExactly(new double[] {2, 3}, within(1e-9));
  }

  @Example
  void keepsTheDigitsOfHighOrdersOnOneInterval() {
    KnotVector old = KnotVector.uniform(10, 1, new Interval(-1, 1));
    KnotVector wider = KnotVector.uniform(10, 1, new Interval(-1, 1.5));
    double[] coefficients = new double[11];
    for (int m = 0; m < 11; m++) {
      coefficients[m] = Math.cos(m);
    }
    KnotVector inner = KnotVector.uniform(10, 1, new Interval(-1, 0.5));
    double[] moved = project(old, OutsideGrid.ZERO, coefficients, inner);
    for (double x = -1; x < 0.5; x += 0.125) {
      assertThat(Splines.value(inner, moved, x))
          .isCloseTo(Splines.value(old, coefficients, x), within(1e-10));
    }
    assertThat(Arrays.stream(project(old, OutsideGrid.ZERO, coefficients, wider)))
        .allMatch(Double::isFinite);
  }

  private static double[] project(
      KnotVector old, OutsideGrid outside, double[] coefficients, KnotVector target) {
    return SplineProjection.project(
        BSplineBasis.of(old, outside),
        Arrays.copyOf(coefficients, old.basisCount()),
        1,
        target,
        FitMeasure.UNIFORM);
  }

  private static double dot(double[] values, double[] coefficients) {
    double sum = 0;
    for (int m = 0; m < values.length; m++) {
      sum += values[m] * coefficients[m];
    }
    return sum;
  }
}
