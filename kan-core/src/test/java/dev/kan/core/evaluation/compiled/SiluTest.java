// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SiluTest {
  private static final MathContext DIGITS = new MathContext(40);
  private static final int HALVINGS = 12;

  @Property(seed = "20261128")
  void isWithinTwoUnitsInTheLastPlace(@ForAll @DoubleRange(min = -699, max = 699) double x) {
    assertWithinTwoUnits(x);
  }

  @Property(seed = "20261128")
  void isWithinTwoUnitsInTheLastPlaceNearZero(@ForAll @DoubleRange(min = -3, max = 3) double x) {
    assertWithinTwoUnits(x);
  }

  private static void assertWithinTwoUnits(double x) {
    double exact = exact(x);
    assertThat(Silu.value(x)).isCloseTo(exact, within(2 * Math.ulp(exact)));
  }

  /** Sums the series of the exponential of {@code -x / 2^12} and squares it twelve times. */
  private static double exact(double x) {
    BigDecimal number = new BigDecimal(x);
    BigDecimal small = number.negate().divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal exponential = BigDecimal.ONE;
    for (int n = 1; n < 30; n++) {
      term = term.multiply(small).divide(BigDecimal.valueOf(n), DIGITS);
      exponential = exponential.add(term, DIGITS);
    }
    for (int h = 0; h < HALVINGS; h++) {
      exponential = exponential.multiply(exponential, DIGITS);
    }
    return number.divide(exponential.add(BigDecimal.ONE), DIGITS).doubleValue();
  }

  @Test
  void equalsTheQuotientForLargeNumbers() {
    for (double x : new double[] {700, 701, 710, 1e5, 1e300, Double.MAX_VALUE}) {
      assertThat(Silu.value(x)).isEqualTo(x);
      double below = -x / (1 + Math.exp(x));
      assertThat(Silu.value(-x)).isCloseTo(below, within(4e-16 * Math.abs(below)));
    }
  }

  @Test
  void isTheSameForOneNumberAsForMany() {
    double[] x =
        DoubleStream.concat(
                DoubleStream.of(0, -0.0, 700, -700, 705, -1e300, Double.MIN_VALUE),
                DoubleStream.iterate(-720, v -> v + 0.37).limit(4000))
            .toArray();
    double[] values = new double[x.length];
    new Silu(x.length).values(x, values);
    for (int n = 0; n < x.length; n++) {
      assertThat(values[n]).isEqualTo(Silu.value(x[n]));
    }
  }
}
