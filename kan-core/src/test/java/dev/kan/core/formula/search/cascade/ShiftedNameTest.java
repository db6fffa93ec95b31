// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShiftedNameTest {
  @Test
  void findsScaleAndCentre() {
    double[] u = IntStream.range(0, 200).mapToDouble(i -> i / 100.0).toArray();
    double[] curve =
        IntStream.range(0, 200).mapToDouble(i -> 3 / Math.cosh(2 * u[i] - 1)).toArray();

    ShiftedName best =
        ShiftedName.of(u, curve).stream()
            .min(Comparator.comparingDouble(each -> each.name().unexplained()))
            .orElseThrow();

    assertThat(best.centre()).isCloseTo(0.5, within(1e-6));
    assertThat(Math.abs(best.name().scale())).isCloseTo(2, within(1e-6));
    assertThat(best.name().factor()).isCloseTo(3, within(1e-6));
    assertThat(best.name().unexplained()).isLessThan(1e-12);
  }

  @Test
  void hasNoNameForCurveThatIsConstant() {
    assertThat(ShiftedName.of(new double[] {0, 1, 2, 3}, new double[] {1, 1, 1, 1})).isEmpty();
  }
}
