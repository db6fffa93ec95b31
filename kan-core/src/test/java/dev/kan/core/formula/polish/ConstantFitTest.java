// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantFitTest {
  private static final ConstantFit FIT = ConstantFit.defaults();

  private static List<Double> values(FittedFormula formula) {
    return formula.constants().stream().map(FittedConstant::value).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2.5*x*y^2, 2*x*y^2",
    "1.7*exp(-0.6*x) + 0.4*y, 1.2*exp(-0.4*x) + 0.1*y",
    "3.1*sin(1.3*x + 0.4)/y, 2.6*sin(1.2*x + 0.2)/y",
    "x^1.37*y^(-0.61), x^1.3*y^(-0.7)",
    "2.2*sqrt(x^2 + 1.9*y^2), 3*sqrt(x^2 + 1.1*y^2)"
  })
  void findsConstantsFromSamplesWithoutNoise(String law, String start) {
    Observations observations = Law.of(law).observations(200, 0, 1);

    FittedFormula fitted = FIT.fit(Expression.parse(start), observations);

    assertThat(fitted.unexplainedVariance()).isLessThan(1e-28);
    FittedFormula truth = ConstantFit.fitted(opened(law), observations);
    assertThat(fitted.constants()).hasSameSizeAs(truth.constants());
    for (int i = 0; i < values(truth).size(); i++) {
      assertThat(values(fitted).get(i)).isCloseTo(values(truth).get(i), offset(1e-10));
      assertThat(fitted.constants().get(i).standardError()).isPositive().isLessThan(1e-10);
    }
  }

  private static OpenFormula opened(String formula) {
    return OpenFormula.of(Expression.parse(formula));
  }

  @Test
  void fitsConstantsOfVeryDifferentSizes() {
    Law law = new Law(Expression.parse("6.6e-34*x/(exp(4.8e-11*x) - 1) + 1.3e-34*y"), 1e9, 9e10);
    Observations observations = law.observations(300, 0, 2);

    FittedFormula fitted =
        FIT.fit(Expression.parse("6.1e-34*x/(exp(4.1e-11*x) - 1) + 1.8e-34*y"), observations);

    assertThat(fitted.unexplainedVariance()).isLessThan(1e-26);
    assertThat(values(fitted))
        .anySatisfy(v -> assertThat(v).isCloseTo(6.6e-34, withinPercentage(1e-8)));
  }

  @ParameterizedTest
  @CsvSource({"1e-200", "1e9", "1e200"})
  void doesNotDependOnTheScaleOfTheTarget(double scale) {
    Samples samples = Law.of("1.7*exp(-0.6*x) + 0.4*y").samples(100, 0.05, 3);
    double[] scaled = samples.targets().column(0);
    for (int r = 0; r < scaled.length; r++) {
      scaled[r] *= scale;
    }
    Expression start = Expression.parse("1.5*exp(-0.5*x) + 0.5*y");

    FittedFormula one = FIT.fit(start, Observations.of(List.of("x", "y"), samples));
    FittedFormula other =
        FIT.fit(
            Expression.parse("%s*exp(-0.5*x) + %s*y".formatted(1.5 * scale, 0.5 * scale)),
            Observations.of(List.of("x", "y"), samples.withTargets(Batch.of(1, scaled))));

    assertThat(other.unexplainedVariance())
        .isCloseTo(one.unexplainedVariance(), withinPercentage(1e-6));
    for (int i = 0; i < one.constants().size(); i++) {
      assertThat(other.constants().get(i).relativeError())
          .isCloseTo(one.constants().get(i).relativeError(), withinPercentage(1e-3));
    }
  }

  @Test
  void standardErrorsAreThoseOfRepeatedDraws() {
    Law law = Law.of("1.7*exp(-0.6*x)/(1 + 0.8*y)");
    int draws = 200;
    int constants = 3;
    double[] sum = new double[constants];
    double[] squares = new double[constants];
    double[] stated = new double[constants];
    for (int seed = 0; seed < draws; seed++) {
      FittedFormula fitted = FIT.fit(law.formula(), law.observations(100, 0.03, seed));
      assertThat(fitted.constants()).hasSize(constants);
      for (int i = 0; i < constants; i++) {
        FittedConstant constant = fitted.constants().get(i);
        sum[i] += constant.value() / draws;
        squares[i] += constant.value() * constant.value() / draws;
        stated[i] += constant.standardError() / draws;
      }
    }
    for (int i = 0; i < constants; i++) {
      double observed = Math.sqrt(squares[i] - sum[i] * sum[i]);
      // The standard deviation of 200 draws has itself an error of 5 %.
      assertThat(stated[i]).isCloseTo(observed, withinPercentage(15));
    }
  }

  @Test
  void weightsCountAsRepeatedRows() {
    Samples samples = Law.of("1.7*exp(-0.6*x) + 0.4*y").samples(40, 0.1, 4);
    double[] weights = new double[40];
    int[] repeated = new int[60];
    for (int r = 0; r < 60; r++) {
      repeated[r] = r % 40;
      weights[r % 40]++;
    }
    Expression start = Expression.parse("1.5*exp(-0.5*x) + 0.5*y");

    FittedFormula weighted =
        FIT.fit(start, Observations.of(List.of("x", "y"), samples.withWeights(weights)));
    FittedFormula rows =
        FIT.fit(start, Observations.of(List.of("x", "y"), samples.select(repeated)));

    assertThat(weighted.unexplainedVariance())
        .isCloseTo(rows.unexplainedVariance(), withinPercentage(1e-8));
    assertThat(values(weighted).get(0)).isCloseTo(values(rows).get(0), offset(1e-7));
  }

  @Test
  void rowsWithoutValueDoNotStopTheFit() {
    Law law = Law.of("2*sqrt(x - 0.4)");
    Observations observations = law.observations(100, 0, 5);

    FittedFormula fitted = FIT.fit(Expression.parse("1.5*sqrt(x - 0.6)"), observations);

    assertThat(fitted.unexplainedVariance()).isFinite();
    assertThat(fitted.unexplainedVariance())
        .isLessThanOrEqualTo(
            observations.unexplainedVariance(Expression.parse("1.5*sqrt(x - 0.6)")));
  }

  @ParameterizedTest
  @CsvSource({
    "3*exp(2*x + 1), 2",
    "1.7*x/(0.3 + 0.8*y), 2",
    "x*(1 + 0.8*y)*(2.5*x + 4.5)^2, 3",
    "2.5*(x + y^2 + x*y + sin(y) + 1) + 3, 2",
    "3.3*(2.5*x)^1.37, 2"
  })
  void rewritesFormulasWithRedundantConstants(String text, int constants) {
    Expression formula = Expression.parse(text);
    Observations observations = Law.of(text).observations(50, 0.01, 6);

    FittedFormula fitted = ConstantFit.fitted(OpenFormula.of(formula), observations);

    assertThat(fitted.constants()).hasSize(constants);
    assertThat(fitted.constants()).allMatch(each -> each.relativeError() < 0.2);
    assertThat(fitted.unexplainedVariance())
        .isCloseTo(observations.unexplainedVariance(formula), withinPercentage(1e-6));
  }

  @Test
  void constantsThatOnlyActTogetherAreNotDetermined() {
    String text = "log(2.2*x + 2.2*x^2) + 1.5*x + 0.7";
    Observations observations = Law.of(text).observations(50, 0.01, 6);

    FittedFormula fitted =
        FIT.fit(Expression.parse("log(2.2*x + 2.3*x^2) + 1.5*x + 0.7"), observations);

    assertThat(fitted.constants())
        .filteredOn(constant -> Double.isInfinite(constant.standardError()))
        .hasSize(3);
    assertThat(fitted.constants())
        .filteredOn(constant -> Double.isFinite(constant.standardError()))
        .hasSize(1);
  }

  @Test
  void equalConstantsRemainEqual() {
    Law law = Law.of("x/(exp(1.3141592653*x) - 1) + 1.3141592653*y");
    Expression start = Expression.parse("x/(exp(1.1234567891*x) - 1) + 1.1234567891*y");

    FittedFormula fitted = FIT.fit(start, law.observations(100, 0, 7));

    assertThat(fitted.constants()).hasSize(2);
    assertThat(fitted.unexplainedVariance()).isLessThan(1e-28);
  }

  @Test
  void keepsSignsAndSmallFractionsAsExponents() {
    FittedFormula fitted =
        FIT.fit(
            Expression.parse("x^(-1.5) - y^(1/3)"),
            Law.of("x^(-1.5) - y^(1/3)").observations(30, 0.1, 8));

    assertThat(fitted.constants()).isEmpty();
    assertThat(fitted.unexplainedVariance()).isBetween(0.001, 0.1);
  }

  @Test
  void columnsMayHaveAnyName() {
    Observations observations =
        Observations.of(List.of("#1", "##"), Law.of("2.3*x + 1.1*y").samples(20, 0, 9));

    FittedFormula fitted = FIT.fit(Expression.parse("2*`#1` + `##`*1.5"), observations);

    assertThat(fitted.expression().variables()).containsExactly("##", "#1");
    assertThat(fitted.unexplainedVariance()).isLessThan(1e-28);
  }

  @Test
  void derivativesAreThoseOfDifferences() {
    Law law = Law.of("1.7*exp(-0.6*x)/(1 + 0.8*y^1.23)");
    ConstantProblem problem =
        new ConstantProblem(
            opened("1.2*exp(-0.7*x)/(1.3 + 0.7*y^1.11)"), law.observations(20, 0.1, 1));
    double[] point = {1.1, 0.9, 1.2, 0.8};
    assertThat(problem.size()).isEqualTo(point.length);
    double step = 1e-6;
    for (int i = 0; i < point.length; i++) {
      double[] above = point.clone();
      double[] below = point.clone();
      above[i] += step;
      below[i] -= step;
      double difference = (problem.cost(above) - problem.cost(below)) / (2 * step);
      assertThat(problem.normalEquations(point).gradient()[i]).isCloseTo(difference, offset(1e-7));
    }
  }

  @Test
  void rejectsBadInputs() {
    Samples samples = Law.of("x + y").samples(5, 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Observations.of(List.of("x"), samples))
        .withMessageContaining("expected 2 names");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Observations.of(List.of("x", "x"), samples))
        .withMessageContaining("different");
    Observations observations = Observations.of(List.of("x", "y"), samples);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIT.fit(Expression.parse("2.5*z"), observations))
        .withMessageContaining("z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConstantFit(0))
        .withMessageContaining("at least 1 step");
  }
}
