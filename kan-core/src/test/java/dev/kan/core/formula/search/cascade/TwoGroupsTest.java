// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoGroupsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "b*exp(-0.8*a) + c*a^2",
        "b*sin(1.4*a) + c/b",
        "(b - a*c)/sqrt(1 + 0.6*a^2)",
        "b^2*a + 3*c/a"
      })
  void findsASumOfTwoGroups(String formula) {
    Law law = Law.of(formula).on("a", 0.3, 2.6).on("b", 0.5, 3).on("c", 0.4, 2);

    assertThat(law.missedBy(new TwoGroups())).isLessThan(1e-13);
  }
}
