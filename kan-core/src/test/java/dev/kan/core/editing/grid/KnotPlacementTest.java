// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnotPlacementTest {
  private static final KnotVector OLD = KnotVector.uniform(2, 4, new Interval(-1, 1));
  private static final double[] SORTED = {0, 1, 2, 3, 10, 20, 30, 100};

  @Test
  void placesKnotsAtQuantilesWithoutUniformShare() {
    assertThat(gridPoints(AdaptiveKnots.builder().gridEps(0).build().place(OLD, SORTED)))
        .containsExactly(0, 2, 10, 30, 100);
  }

  @Test
  void placesEqualStepsWithoutQuantiles() {
    assertThat(gridPoints(AdaptiveKnots.builder().gridEps(1).build().place(OLD, SORTED)))
        .containsExactly(0, 25, 50, 75, 100);
  }

  @Test
  void mixesQuantilesAndEqualSteps() {
    assertThat(gridPoints(AdaptiveKnots.builder().gridEps(0.5).build().place(OLD, SORTED)))
        .containsExactly(0, 13.5, 30, 52.5, 100);
  }

  @Test
  void widensEndsAndEqualStepsByTheMargin() {
    assertThat(
            gridPoints(AdaptiveKnots.builder().gridEps(0.5).margin(0.1).build().place(OLD, SORTED)))
        .containsExactly(new double[] {-10, 11, 30, 55, 110}, within(1e-12));
  }

  @Test
  void extendsByTheMeanStep() {
    KnotVector knots = AdaptiveKnots.builder().gridEps(0).build().place(OLD, SORTED);
    assertThat(knots.toArray()).startsWith(-50, -25, 0).endsWith(100, 125, 150);
  }

  @Test
  void separatesEqualQuantiles() {
    double[] points =
        gridPoints(AdaptiveKnots.builder().gridEps(0).build().place(OLD, 0, 0, 0, 0, 0, 0, 0.9, 1));
    assertThat(points[1] - points[0]).isCloseTo(0.25 * 0.01, within(1e-15));
    assertThat(points[2] - points[1]).isCloseTo(0.25 * 0.01, within(1e-15));
    assertThat(points[3]).isCloseTo(0.99 * 0.9 + 0.01 * 0.75, within(1e-15));
  }

  @Test
  void keepsTheSpacingOfRangeKnots() {
    KnotVector old = KnotVector.extending(1, 0, 1, 3, 4);
    assertThat(new RangeKnots(0).place(old, 10, 12, 14, 18))
        .isEqualTo(KnotVector.extending(1, 10, 12, 16, 18));
    assertThat(gridPoints(new RangeKnots(0.25).place(old, 10, 18))).containsExactly(8, 11, 17, 20);
  }

  @Test
  void stretchesEqualStepsToEqualSteps() {
    KnotVector uniform = KnotVector.uniform(3, 7, new Interval(-1, 1));
    KnotVector expected = KnotVector.uniform(3, 7, new Interval(2.5, 9));
    assertThat(new RangeKnots(0).place(uniform, 2.5, 9).toArray())
        .containsExactly(expected.toArray(), within(1e-14));
  }

  @Test
  void hasTheDefaultsOfPykanAndAMarginOfTwoPercent() {
    assertThat(AdaptiveKnots.defaults()).isEqualTo(AdaptiveKnots.builder().gridEps(0.02).build());
    assertThat(RangeKnots.defaults()).isEqualTo(new RangeKnots(0.02));
  }

  private static double[] gridPoints(KnotVector knots) {
    return Arrays.copyOfRange(
        knots.toArray(), knots.order(), knots.order() + knots.gridIntervals() + 1);
  }
}
