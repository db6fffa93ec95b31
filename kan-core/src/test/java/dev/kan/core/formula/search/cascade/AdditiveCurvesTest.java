// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditiveCurvesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp(sin(pi*a) + b^2)",
        "tanh(2*a) + 3*sin(2*b) - c^2",
        "tanh(c)*sqrt(1 + b^2)/(exp(a) - 1)",
        "1/(exp(-a) + b^2)",
        "sqrt(exp(a) + 1/b)"
      })
  void findsSumsAndProductsOfOneCurveForEachColumn(String formula) {
    Law law = Law.of(formula).on("a", 0.3, 1.9).on("b", 0.4, 2).on("c", 0.2, 1.5);

    assertThat(law.missedBy(new AdditiveCurves())).isLessThan(1e-13);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp(-a)*sin(3*b + 1)",
        "0.3 + cos(2*a + 0.7)*exp(-(b - 1)^2)",
        "arctan(a - 0.4) + sin(5*b + 1)",
        "log(1 + exp(2*a - 1)) + b"
      })
  void findsShiftsAndProductsOfBothSigns(String formula) {
    Law law = Law.of(formula).on("a", 0.1, 1.9).on("b", 0.1, 2);

    assertThat(law.missedBy(new AdditiveCurves())).isLessThan(1e-13);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3*exp(-0.3*a)*cos(2*a + 0.5)",
        "exp(0.2*a)*sin(3*a) - 2",
        "exp(-a) + 2*exp(-0.2*a)",
        "1.5*cos(2*a)*exp(-0.1*a) + b^2"
      })
  void findsDampedWavesAndTwoExponentials(String formula) {
    Law law = Law.of(formula).on("a", 0, 8).on("b", 0.4, 2);

    assertThat(law.missedBy(new AdditiveCurves())).isLessThan(1e-13);
  }

  @Test
  void findsFunctionsOfOneColumn() {
    Law law = Law.of("tanh(2*a + 0.5)").on("a", -2, 1);

    assertThat(law.missedBy(new AdditiveCurves())).isLessThan(1e-13);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*b + tanh(2*c)",
        "sin(2*a) + 0.5*b*c",
        "exp(a*b + sin(3*c))",
        "1/(b^2/a + exp(c))",
        "a*b - 2*b*c^2 + arctan(3*a)"
      })
  void findsProductsOfColumnsBesideTheCurves(String formula) {
    Law law = Law.of(formula).on("a", 0.3, 1.9).on("b", 0.4, 2).on("c", 0.2, 1.5);

    assertThat(law.missedBy(new AdditiveCurves())).isLessThan(1e-13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*b + tanh(2*c)", "exp(b^2 + sin(3*a))", "sin(3*a) + c^2"})
  void findsCurvesAndProductsBehindNoise(String formula) {
    Law law = Law.of(formula).on("a", -1, 1).on("b", -1, 1).on("c", -1, 1);

    List<Candidate> found =
        new AdditiveCurves().search(law.noisySample(600, 0.01, 1), Effort.unlimited());

    assertThat(found)
        .anyMatch(
            each ->
                law.sample(200, 2).unexplained(each.expression()) < 2e-5
                    && each.expression().size() < 20);
  }

  @Test
  void findsTheFewAmongManyColumnsThatCount() {
    Law law = Law.of("c0*c1 + sin(6*c2)");
    for (int column = 0; column < 20; column++) {
      law = law.on("c" + column, 0, 1);
    }
    Law same = law;

    List<Candidate> found =
        new AdditiveCurves().search(law.noisySample(1000, 0.05, 1), Effort.unlimited());

    assertThat(found)
        .anyMatch(
            each ->
                same.sample(200, 2).unexplained(each.expression()) < 1e-3
                    && each.expression().size() < 20);
  }

  @Test
  void findsNothingWhereColumnsInteract() {
    Law law = Law.of("sin(a*b) + c").on("a", 0.3, 1.9).on("b", 0.4, 2).on("c", 0.2, 1.5);

    assertThat(new AdditiveCurves().search(law.sample(300, 1), Effort.unlimited())).isEmpty();
  }
}
