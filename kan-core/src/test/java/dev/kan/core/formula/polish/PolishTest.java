// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.training.CancellationToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolishTest {
  private static final double[] NOISES = {0, 0.01, 0.1};

  private static FittedFormula polished(String start, String law, double noise, long seed) {
    Observations observations = Law.of(law).observations(300, noise, seed);
    return Polish.withNoise(0.9 * noise * noise).polish(Expression.parse(start), observations);
  }

  private static String text(FittedFormula formula) {
    return Notation.TEXT.of(formula.expression());
  }

  @ParameterizedTest
  @CsvSource({
    "x/y, 1.0005*(x + 0.00018)^1.0003/(y + 0.00039)^0.99993",
    "y*(0.5*x*y + 3), 0.6*x*y^2 + 2.5*y + 0.01*x + 0.1*sin(1.1*x)",
    "x*(x + y), x*(1.1*x + 0.9*y) + 0.1*x",
    "x*sin(y) + 1, 0.9 + 1.1*x^1.02*sin(1.05*y + 0.03)",
    "(x + 1)^2/y, (x^2 + 1.9*x + 1.2)/y",
    "x/sqrt(y^2 + 1), x*(1.1 + 0.9*y^2)^(-0.51) + 0.01*y",
    "exp(-0.5*x^2)/y, exp(-0.52*(x + 0.01)^2)*y^(-0.97) + 0.003",
    "(x + 0.5*y)^2 + 1, x^2 + 1.1*x*y + 0.2*y^2 + 0.9",
    "(x^2 - y^2)/(x + 3*y), (x^2 - 1.01*y^2)/(1.1*x + 2.9*y)",
    "log(x + y), 0.98*log(1.1*x + y*1.03) + 0.1",
    "3*log(x) + 2, 3*log(1.2*x) + 2.3",
    "x, (x + 1.5)^2 - x^2 - 2.1*x - 2.2",
    "x*y, 0.25*((x + y)^2 - (x - 1.01*y)^2)",
  })
  void findsTheLawWhateverTheNoise(String law, String start) {
    for (double noise : NOISES) {
      for (int seed = 1; seed <= 2; seed++) {
        assertThat(text(polished(start, law, noise, seed)))
            .as("noise %s, seed %s", noise, seed)
            .isEqualTo(law);
      }
    }
  }

  @Test
  void choosesTheConstantsThatAreExact() {
    // 0.313*(3.1949*x - y) has the same values, and two constants that are not exact.
    FittedFormula formula =
        polished("0.3*(3.2*x - y)/(1 + y^2)", "(x - 0.313*y)/(1 + y^2)", 0.01, 1);

    assertThat(formula.constants()).hasSize(1);
    assertThat(formula.constants().get(0).value())
        .isCloseTo(-0.313, within(3 * formula.constants().get(0).standardError()));
  }

  @Test
  void constantsThatAreNotExactAreWithinTheirErrors() {
    for (double noise : NOISES) {
      FittedFormula formula =
          polished("1.8*exp(-1.1*x + 0.02*y)*(y + 0.01)", "2*exp(-1.2345*x)*y", noise, 1);

      assertThat(formula.constants()).hasSize(1);
      FittedConstant rate = formula.constants().get(0);
      assertThat(rate.value()).isCloseTo(-1.2345, within(3 * rate.standardError() + 1e-12));
      assertThat(formula.exactNumbers()).extracting(ExactNumber::name).containsExactly("2");
    }
  }

  @Test
  void keepsSmallTermsThatTheSamplesSupport() {
    String law = "x*y + 0.013*sin(7.7*x)";

    assertThat(text(polished("1.1*x*y + 0.01*sin(7.6*x)", law, 0.001, 1))).contains("sin");
    assertThat(text(polished("1.1*x*y + 0.01*sin(7.6*x)", law, 0.3, 1))).isEqualTo("x*y");
  }

  @Test
  void constantTargetBecomesConstant() {
    Observations observations = Law.of("x*0 + y*0 + 5").observations(100, 0, 1);

    FittedFormula formula =
        Polish.defaults().polish(Expression.parse("5.1 + 0.01*x*y"), observations);

    assertThat(text(formula)).isEqualTo("5");
  }

  @Test
  void scoreNeverGetsWorse() {
    Observations observations = Law.of("sin(x*y)/(x + y)").observations(100, 0.05, 1);
    DescriptionLength score = new DescriptionLength(0);
    String[] starts = {"x - 0.5*y", "2.5", "cos(x)*exp(-0.5*y) + 0.1*x^2", "x/(1.5 + x*y^2)"};
    for (String start : starts) {
      FittedFormula fitted = ConstantFit.defaults().fit(Expression.parse(start), observations);
      FittedFormula polished = Polish.defaults().polish(Expression.parse(start), observations);

      assertThat(score.of(polished, observations))
          .isLessThanOrEqualTo(score.of(fitted, observations));
    }
  }

  @Test
  void returnsFormulaSoFarIfCancelled() {
    CancellationToken token = new CancellationToken();
    token.cancel();

    FittedFormula formula =
        token.during(() -> polished("1.1*x + 0.3*y + 0.001*x*y", "x + 0.25*y", 0.01, 1));

    assertThat(formula.unexplainedVariance()).isFinite();
  }
}
