// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnotSearchTest {
  /** Returns knots with equal steps, with steps of very different sizes, and of any size. */
  @Provide
  Arbitrary<double[]> knots() {
    Arbitrary<double[]> equal =
        Arbitraries.integers()
            .between(2, 200)
            .map(size -> KnotVector.uniform(0, size - 1, new Interval(-0.7, 1.9)).toArray());
    Arbitrary<double[]> unequal =
        Arbitraries.doubles()
            .between(-6, 0)
            .array(double[].class)
            .ofMinSize(2)
            .ofMaxSize(40)
            .map(
                exponents -> {
                  double[] sums = new double[exponents.length];
                  for (int i = 0; i < sums.length; i++) {
                    sums[i] = (i == 0 ? 0 : sums[i - 1]) + Math.pow(10, exponents[i]);
                  }
                  return sums;
                });
    Arbitrary<double[]> any =
        Arbitraries.doubles()
            .array(double[].class)
            .ofMinSize(2)
            .ofMaxSize(20)
            .map(values -> Arrays.stream(values).map(v -> v + 0.0).sorted().distinct().toArray())
            .filter(values -> values.length >= 2);
    return Arbitraries.oneOf(equal, unequal, any);
  }

  @Property(seed = "20261128")
  void countsAtAndBesideEachKnot(@ForAll("knots") double[] knots) {
    KnotSearch search = new KnotSearch(knots);
    for (int k = 0; k < knots.length; k++) {
      assertThat(search.countUpTo(knots[k])).isEqualTo(k + 1);
      assertThat(search.countUpTo(Math.nextDown(knots[k]))).isEqualTo(k);
      double above = Math.nextUp(knots[k]);
      assertThat(search.countUpTo(above)).isEqualTo(countOneByOne(knots, above));
    }
  }

  @Property(seed = "20261128")
  void countsBetweenKnots(@ForAll("knots") double[] knots, @ForAll double x) {
    KnotSearch search = new KnotSearch(knots);
    assertThat(search.countUpTo(x)).isEqualTo(countOneByOne(knots, x));
    for (int k = 1; k < knots.length; k++) {
      double between = knots[k - 1] / 2 + knots[k] / 2;
      assertThat(search.countUpTo(between)).isEqualTo(countOneByOne(knots, between));
    }
  }

  @Test
  void countsInRangesTooLongAndTooShortForAWidth() {
    double[] wide = {-Double.MAX_VALUE, -1, 0, 1, Double.MAX_VALUE};
    double[] narrow = {0, Double.MIN_VALUE, 2 * Double.MIN_VALUE, 3 * Double.MIN_VALUE};
    for (double x : new double[] {-2, -1, -0.5, 0, 0.5, 1, 1e300, Double.MIN_VALUE}) {
      assertThat(new KnotSearch(wide).countUpTo(x)).isEqualTo(countOneByOne(wide, x));
      assertThat(new KnotSearch(narrow).countUpTo(x)).isEqualTo(countOneByOne(narrow, x));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, -1e300})
  void countsNothingBelowAndNothingForNan(double x) {
    assertThat(new KnotSearch(new double[] {-1, 0, 1}).countUpTo(x)).isZero();
  }

  private static int countOneByOne(double[] knots, double x) {
    return (int) Arrays.stream(knots).filter(knot -> knot <= x).count();
  }
}
