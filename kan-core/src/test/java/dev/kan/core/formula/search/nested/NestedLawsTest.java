// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Law;
import dev.kan.core.formula.search.cascade.sparse.SparseSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedLawsTest {
  private static final NestedLaws STAGE = new NestedLaws(SparseSums.tiny(1), 2);

  @ParameterizedTest
  @ValueSource(strings = {"tanh(a*b + c)", "cos(a*b + c)", "c*sin(a + b^2)", "c^2 + sin(a*b)"})
  void findsFunctionsOfInnerFunctions(String formula) {
    Law law = Law.of(formula).on("a", -1.5, 1.5).on("b", -1.5, 1.5).on("c", -1.5, 1.5);

    assertThat(law.missedBy(STAGE)).isLessThan(1e-13);
  }

  @Test
  void findsShiftedOuterFunctions() {
    Law law = Law.of("tanh(2*a - b^2 + 0.5)").on("a", -1, 1).on("b", -1, 1);

    assertThat(law.missedBy(STAGE)).isLessThan(1e-13);
  }

  @Test
  void findsSumsOfFormulasOfDifferentColumns() {
    Law law = Law.of("exp(-a)*sin(3*b + 1) + c").on("a", 0, 2).on("b", 0, 2).on("c", 0, 2);

    assertThat(law.missedBy(STAGE)).isLessThan(1e-13);
  }

  @Test
  void triesNothingUnderNoise() {
    Law law = Law.of("tanh(a*b + c)").on("a", -1.5, 1.5).on("b", -1.5, 1.5).on("c", -1.5, 1.5);

    assertThat(STAGE.search(law.sample(100, 1).withNoise(0.1), Effort.unlimited())).isEmpty();
  }

  @Test
  void rejectsDepthsBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NestedLaws(SparseSums.tiny(1), 0))
        .withMessageContaining("got 0");
  }
}
