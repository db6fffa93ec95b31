// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerLawTest {
  private static final PowerLaw STAGE = new PowerLaw();

  private static Law law(String formula) {
    return Law.of(formula).on("a", 0.2, 1.4).on("b", -0.9, 0.9).on("c", 0.1, 30).on("d", 0.3, 1.2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3*a^2*b/sqrt(c)",
        "-0.7*c^1.5/b^3",
        "a^(1/3)*c^(-0.75)",
        "2*sin(a)*cos(b)/c",
        "tan(a)*b",
        "arcsin(0.8*a/1.4*sin(d))",
        "arctan(b*c)",
        "5*sin(a*d)^2",
        "c*cos(a - d)",
        "c/sin(d/2)^2"
      })
  void findsAPowerLaw(String formula) {
    assertThat(law(formula).missedBy(STAGE)).isLessThan(1e-24);
  }

  @Test
  void findsExtremeScales() {
    Law law = Law.of("6.6e-34*a/b^2").on("a", 1e20, 1e24).on("b", 1e-13, 1e-10);

    assertThat(law.missedBy(STAGE)).isLessThan(1e-24);
  }

  @Test
  void findsALawThroughSamplesAtZero() {
    Problem problem = law("b^2*c").sample(200, 3);
    double[] b = problem.columns().get(1).raw().clone();
    double[] y = problem.target().raw().clone();
    b[7] = 0;
    y[7] = 0;
    Problem withZero =
        Problem.of(List.of(Column.of("b", b), problem.columns().get(2)), Column.of("y", y));

    assertThat(STAGE.search(withZero, Effort.unlimited()).get(0).unexplained()).isLessThan(1e-24);
  }

  @Test
  void claimsNoExactLawForASum() {
    List<Candidate> found = STAGE.search(law("a + b*c").sample(200, 4), Effort.unlimited());

    assertThat(found).noneMatch(candidate -> candidate.unexplained() < 1e-3);
  }

  @Test
  void keepsFewColumnsInTheFormula() {
    Candidate best = STAGE.search(law("a*c").sample(200, 5), Effort.unlimited()).get(0);

    assertThat(best.expression().variables()).containsExactly("a", "c");
    assertThat(best.expression().simplify().round(9)).isEqualTo(Expression.parse("a*c").simplify());
  }

  @Test
  void doesNothingWithoutEffort() {
    Effort none = Effort.of(0, () -> false);

    assertThat(STAGE.search(law("a*c").sample(200, 6), none)).isEmpty();
  }
}
