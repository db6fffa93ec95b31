// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoisyPowerLawTest {
  private static final NoisyPowerLaw STAGE = new NoisyPowerLaw();

  private static Law law(String formula) {
    return Law.of(formula).on("a", 0.2, 1.4).on("b", -0.9, 0.9).on("c", 0.01, 30).on("d", 0.3, 6);
  }

  /** Returns what the best formula leaves of samples without noise. */
  private static double missed(Law law) {
    List<Candidate> found = STAGE.search(law.noisySample(300, 0.1, 1), Effort.unlimited());
    return found.stream()
        .mapToDouble(candidate -> law.sample(200, 5).unexplained(candidate.expression()))
        .min()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3*a^2*b/sqrt(c)",
        "b*cos(d)/c^2",
        "1e-30*a/(b*sin(d))",
        "c*cos(a - d)^2",
        "a*(b + c*sin(d))",
        "c^2*(a - 0.4) + 7*d",
        "c - 2*a*b*c + c*d^2"
      })
  void findsALawBehindNoiseThatHidesMostRows(String formula) {
    assertThat(missed(law(formula))).isLessThan(1e-3);
  }

  @Test
  void addsNoTermsToASumThatLeavesNoise() {
    Problem problem = law("a*c").noisySample(300, 0.1, 1);

    assertThat(STAGE.search(problem, Effort.unlimited()))
        .allMatch(found -> found.expression().toString().split("[+-] ", -1).length <= 2);
  }

  @Test
  void weighsRowsByTheirWeights() {
    Problem problem = law("a*c").sample(200, 1);
    double[] target = problem.target().raw().clone();
    double[] weights = new double[target.length];
    for (int row = 0; row < target.length; row++) {
      weights[row] = row % 2;
      target[row] = row % 2 == 0 ? -5 : target[row];
    }
    Problem half = Problem.of(problem.columns(), Column.of("y", target)).withWeights(weights);

    assertThat(STAGE.search(half, Effort.unlimited()))
        .anyMatch(found -> found.unexplained() < 1e-20);
  }

  @Test
  void endsWithTheEffort() {
    assertThat(STAGE.search(law("a*c").sample(100, 1), Effort.of(10, () -> false))).isEmpty();
  }
}
