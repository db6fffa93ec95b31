// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import org.junit.jupiter.api.Test;

class WhitenessTest {
  private final Problem problem =
      Law.of("a^2*b + 0.5*a*cos(b)").on("a", 0.5, 2).on("b", 0, 3).noisySample(200, 0.1, 3);

  private boolean isNoise(String formula) {
    Candidate candidate = problem.candidate(Expression.parse(formula), "test");
    return Whiteness.isNoise(problem, candidate, Effort.unlimited());
  }

  @Test
  void takesWhatTheLawLeavesForNoise() {
    assertThat(isNoise("a^2*b + 0.5*a*cos(b)")).isTrue();
  }

  @Test
  void seesThatATermIsMissing() {
    assertThat(isNoise("a^2*b")).isFalse();
    assertThat(isNoise("2")).isFalse();
  }

  @Test
  void saysNothingWithoutEffort() {
    Candidate law = problem.candidate(Expression.parse("a^2*b + 0.5*a*cos(b)"), "test");

    assertThat(Whiteness.isNoise(problem, law, Effort.of(10, () -> false))).isFalse();
  }

  @Test
  void saysNothingOfFewRows() {
    Problem few = Law.of("a^2*b").on("a", 0.5, 2).on("b", 0, 3).noisySample(40, 0.1, 3);

    assertThat(
            Whiteness.isNoise(
                few, few.candidate(Expression.parse("a^2*b"), "test"), Effort.unlimited()))
        .isFalse();
  }
}
