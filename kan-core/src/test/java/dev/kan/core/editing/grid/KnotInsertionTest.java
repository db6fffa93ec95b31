// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KnotInsertionTest {
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
  void keepsTheSplineOnTheGrid(
      @ForAll("knots") KnotVector old,
      @ForAll("coefficients") double[] coefficients,
      @ForAll("places") double[] inserted,
      @ForAll("places") double[] looked) {
    KnotVector refined =
        KnotVector.extending(old.order(), Splines.withPointsBetween(old, inserted));
    assertThat(KnotInsertion.nests(old, refined)).isTrue();
    double[] moved = KnotInsertion.insert(old, coefficients, 1, refined);
    for (double place : looked) {
      double x = Splines.at(old, place);
      assertThat(Splines.value(refined, moved, x))
          .isCloseTo(Splines.value(old, coefficients, x), within(1e-12));
    }
  }

  /** If the extension knots are kept, the spline is also the same outside the grid. */
  @Property(seed = "20261124")
  void keepsTheSplineEverywhereIfAllKnotsAreKept(
      @ForAll("knots") KnotVector old,
      @ForAll("coefficients") double[] coefficients,
      @ForAll("places") double[] inserted,
      @ForAll("places") double[] looked) {
    double[] points = Splines.withPointsBetween(old, inserted);
    int order = old.order();
    double[] all = Arrays.copyOf(old.toArray(), points.length + 2 * order);
    System.arraycopy(points, 0, all, order, points.length);
    System.arraycopy(old.toArray(), old.size() - order, all, all.length - order, order);
    KnotVector refined = KnotVector.of(order, all);
    double[] moved = KnotInsertion.insert(old, coefficients, 1, refined);
    for (double place : looked) {
      double x = Splines.at(old, 3 * place - 1);
      assertThat(Splines.value(refined, moved, x))
          .isCloseTo(Splines.value(old, coefficients, x), within(1e-12));
    }
  }

  @Property(seed = "20261124")
  void treatsColumnsIndependently(
      @ForAll("knots") KnotVector old,
      @ForAll("coefficients") double[] coefficients,
      @ForAll("places") double[] inserted) {
    KnotVector refined =
        KnotVector.extending(old.order(), Splines.withPointsBetween(old, inserted));
    int count = old.basisCount();
    double[] two = new double[2 * count];
    for (int m = 0; m < count; m++) {
      two[2 * m] = coefficients[m];
      two[2 * m + 1] = coefficients[20 + m];
    }
    double[] moved = KnotInsertion.insert(old, two, 2, refined);
    double[] first = KnotInsertion.insert(old, coefficients, 1, refined);
    double[] second =
        KnotInsertion.insert(old, Arrays.copyOfRange(coefficients, 20, 40), 1, refined);
    for (int m = 0; m < refined.basisCount(); m++) {
      assertThat(moved[2 * m]).isEqualTo(first[m]);
      assertThat(moved[2 * m + 1]).isEqualTo(second[m]);
    }
  }

  @Example
  void computesTheWeightsOfBoehmForOneKnot() {
    KnotVector old = KnotVector.of(2, -2, -1, 0, 1, 2, 3, 4);
    KnotVector refined = KnotVector.of(2, -2, -1, 0, 0.5, 1, 2, 3, 4);
    assertThat(KnotInsertion.insert(old, new double[] {8, 4, 12, 16}, 1, refined))
        .containsExactly(new double[] {8, 5, 6, 12, 16}, within(1e-15));
  }

  @Example
  void comparesKnotsWithinTheNewGridOnly() {
    KnotVector old = KnotVector.of(1, -1, 0, 1, 2, 3, 4);
    assertThat(KnotInsertion.nests(old, old)).isTrue();
    assertThat(KnotInsertion.nests(old, KnotVector.extending(1, 0, 1, 1.5, 2, 3))).isTrue();
    assertThat(KnotInsertion.nests(old, KnotVector.extending(1, 0.5, 1, 1.5))).isTrue();
    assertThat(KnotInsertion.nests(old, KnotVector.extending(1, 0, 1.5, 2, 3))).isFalse();
    assertThat(KnotInsertion.nests(old, KnotVector.extending(1, -1, 0, 1, 2, 3))).isFalse();
    assertThat(KnotInsertion.nests(old, KnotVector.extending(1, 0, 1, 2, 3, 3.5))).isFalse();
  }

  @Example
  void keepsTheSplineOnAPartOfTheGrid() {
    KnotVector old = KnotVector.of(3, -3, -2, -1, 0, 1, 1.5, 3, 4, 5, 6);
    double[] coefficients = {0.3, -1, 0.5, 2, -0.7, 0.1};
    KnotVector part = KnotVector.extending(3, 0.25, 1, 1.25, 1.5, 2.5);
    double[] moved = KnotInsertion.insert(old, coefficients, 1, part);
    for (double x = 0.25; x < 2.5; x += 0.0625) {
      assertThat(Splines.value(part, moved, x))
          .isCloseTo(Splines.value(old, coefficients, x), within(1e-14));
    }
  }
}
