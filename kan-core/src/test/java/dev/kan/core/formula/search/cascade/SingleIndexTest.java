// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleIndexTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp(-0.7*a)*c",
        "a*sqrt(1 + 3*a^2/c^2)",
        "2*c/(exp(a*d/1.7) - 1)",
        "d^2*log(1 + 4*a)",
        "c*(0.4 + cos(2*a))",
        "tanh(1.3*a/d)/sqrt(c)",
        "c^2*(1/tanh(a) - 1/a)",
        "d*(a*c + 5)"
      })
  void findsAMonomialTimesACurve(String formula) {
    Law law = Law.of(formula).on("a", 0.2, 2.5).on("c", 0.5, 40).on("d", 0.4, 1.9);

    assertThat(law.missedBy(new SingleIndex())).isLessThan(1e-15);
  }

  @Test
  void findsACurveOfAProductOfBothSigns() {
    Law law = Law.of("c*arctan(1.9*a*b)").on("a", -1.5, 1.5).on("b", 0.5, 2).on("c", 1, 3);

    assertThat(law.missedBy(new SingleIndex())).isLessThan(1e-15);
  }

  @Test
  void endsWhenTheEffortIsUsedUp() {
    Law law = Law.of("exp(a)*c").on("a", 0.2, 2).on("c", 0.5, 4);
    Effort little = Effort.of(1_000_000, () -> false);

    assertThat(new SingleIndex().search(law.sample(300, 1), little)).isEmpty();
    assertThat(little.spent()).isLessThanOrEqualTo(1_000_000);
  }
}
