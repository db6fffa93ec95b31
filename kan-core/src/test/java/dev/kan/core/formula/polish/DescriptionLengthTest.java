// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionLengthTest {
  private static final DescriptionLength SCORE = new DescriptionLength(0);

  private static double bits(String formula, Observations observations) {
    return SCORE.of(
        ConstantFit.defaults().fit(Expression.parse(formula), observations), observations);
  }

  @ParameterizedTest
  @CsvSource({
    "x, 1",
    "x + y, 3",
    "x/y, 5",
    "2*x, 3",
    "sqrt(x), 3",
    "sin(x)^2, 4",
    "x - y, 5",
    "1.5*exp(-x^2), 8"
  })
  void countsNodesLikeSympy(String formula, int nodes) {
    // len(list(preorder_traversal(sympify(formula)))), with sqrt(x) as x**(1/2)
    assertThat(DescriptionLength.nodes(Expression.parse(formula).simplify())).isEqualTo(nodes);
  }

  @Test
  void twiceTheErrorTakesOneBitForEachSample() {
    Observations observations = Law.of("x + y").observations(100, 0.1, 1);
    FittedFormula fitted = ConstantFit.defaults().fit(Expression.parse("x + y"), observations);
    FittedFormula worse =
        new FittedFormula(
            fitted.expression(),
            4 * fitted.unexplainedVariance(),
            fitted.constants(),
            fitted.precision(),
            fitted.exactNumbers());

    assertThat(SCORE.of(worse, observations) - SCORE.of(fitted, observations))
        .isCloseTo(100, within(1e-9));
  }

  @Test
  void errorsBelowTheNoiseMakeNoDifference() {
    Observations observations = Law.of("x + y").observations(100, 0.1, 1);
    FittedFormula fitted = ConstantFit.defaults().fit(Expression.parse("x + y"), observations);
    DescriptionLength generous = new DescriptionLength(0.5);

    assertThat(generous.of(fitted, observations))
        .isCloseTo(
            SCORE.of(fitted, observations)
                + 50 * Math.log(0.5 / fitted.unexplainedVariance()) / Math.log(2),
            within(1e-9));
  }

  @Test
  void trueTermsPayAndFalseTermsDoNot() {
    int falseTerms = 0;
    for (int seed = 0; seed < 50; seed++) {
      Observations observations = Law.of("2.3*x*y + 1.7").observations(200, 0.1, seed);
      double truth = bits("2.3*x*y + 1.7", observations);

      assertThat(truth).isLessThan(bits("2.3*x*y", observations));
      falseTerms += bits("2.3*x*y + 1.7 + 0.01*sin(x)", observations) < truth ? 1 : 0;
    }
    assertThat(falseTerms).isLessThanOrEqualTo(1);
  }

  @Test
  void doesNotDependOnTheWayInWhichConstantsAreSplit() {
    Observations observations = Law.of("3*x + 2.5*x*y").observations(200, 0.01, 1);

    double together =
        ConstantFit.defaults().fit(Expression.parse("3*x + 2.5*x*y"), observations).precision();
    double apart =
        ConstantFit.defaults().fit(Expression.parse("3*x*(1 + 0.8*y)"), observations).precision();

    assertThat(apart).isCloseTo(together, within(2.0));
  }

  @Test
  void rejectsNegativeNoise() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DescriptionLength(-1))
        .withMessageContaining("-1");
  }
}
