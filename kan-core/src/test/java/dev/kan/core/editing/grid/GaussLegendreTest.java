// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void integratesPowersExactlyUpToItsDegree(int count) {
    GaussLegendre rule = GaussLegendre.of(count);
    assertThat(rule.count()).isEqualTo(count);
    for (int power = 0; power < 2 * count; power++) {
      assertThat(integral(rule, power)).isCloseTo(1.0 / (power + 1), within(1e-13));
    }
  }

  @Test
  void computesTheTwoNodesOfTheTextbook() {
    GaussLegendre rule = GaussLegendre.of(2);
    assertThat(rule.node(0)).isCloseTo((1 - 1 / Math.sqrt(3)) / 2, within(1e-15));
    assertThat(rule.node(1)).isCloseTo((1 + 1 / Math.sqrt(3)) / 2, within(1e-15));
    assertThat(rule.weight(0)).isCloseTo(0.5, within(1e-15));
  }

  private static double integral(GaussLegendre rule, int power) {
    double sum = 0;
    for (int i = 0; i < rule.count(); i++) {
      sum += rule.weight(i) * Math.pow(rule.node(i), power);
    }
    return sum;
  }
}
