// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ExactNumbers.Hit;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantSnapTest {
  private static final ConstantSnap SNAP = ConstantSnap.defaults();

  @ParameterizedTest
  @CsvSource({
    "2, 2, 0.01",
    "-0.5, -1/2, 0.01",
    "0.75001, 3/4, 0.0001",
    "3.14159, pi, 0.0001",
    "-6.2832, -2*pi, 0.0001",
    "1.5708, 1/2*pi, 0.0001",
    "1.41421, sqrt(2), 0.0001",
    "0.3989, 1/sqrt(2*pi), 0.0001",
    "1.7, 1.7, 0.000001",
    "-0.05, -0.05, 0.0000001",
    "1.000000000001, 1, 1e-13"
  })
  void findsTheSimplestNumberWithinTheError(double value, String name, double error) {
    assertThat(SNAP.hit(new FittedConstant(value, error), ExactNumbers.OF_LAWS))
        .hasValueSatisfying(
            hit -> {
              assertThat(hit.name()).isEqualTo(name);
              assertThat(Expression.parse(name).simplify().evaluate(Map.of()))
                  .isCloseTo(hit.value(), within(1e-14));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "1.000026, 1e-9",
    "1.2345, 0.0001",
    "1.2345, 0.01",
    "2.1, 0.4",
    "0.0002, 0.0004",
    "0, 1",
    "5, Infinity"
  })
  void keepsConstantsThatAreNoExactNumberOrTooUncertain(double value, double error) {
    assertThat(SNAP.hit(new FittedConstant(value, error), ExactNumbers.OF_LAWS)).isEmpty();
  }

  @Test
  void exponentsAreFractionsOnly() {
    FittedConstant pi = new FittedConstant(Math.PI, 1e-6);

    assertThat(SNAP.hit(pi, ExactNumbers.OF_EXPONENTS)).isEmpty();
    assertThat(SNAP.hit(new FittedConstant(1.6667, 1e-4), ExactNumbers.OF_EXPONENTS))
        .hasValueSatisfying(hit -> assertThat(hit.name()).isEqualTo("5/3"));
  }

  @Property(tries = 12)
  void takesNoMoreRandomConstantsForExactOnesThanExpected(
      @ForAll @DoubleRange(min = -7, max = -2) double magnitude) {
    double relativeError = Math.pow(10, magnitude);
    Random random = new Random(1);
    int constants = 1000;
    int accepted = 0;
    for (int i = 0; i < constants; i++) {
      double value = Math.pow(10, 2 * random.nextDouble() - 1);
      FittedConstant constant = new FittedConstant(value, relativeError * value);
      accepted += SNAP.hit(constant, ExactNumbers.OF_LAWS).isPresent() ? 1 : 0;
    }
    // Numbers are taken only from a list of which 0.2 numbers are expected near any constant.
    double claimed = constants * Math.min(SNAP.falseHits(), 5000 * relativeError);
    assertThat((double) accepted).isLessThanOrEqualTo(claimed + 4 * Math.sqrt(claimed));
  }

  @Test
  void statesTheCountOfFalseHits() {
    double distance = 0.002;
    Random random = new Random(2);
    double[] values =
        DoubleStream.generate(() -> Math.pow(10, random.nextDouble() - 0.5)).limit(4000).toArray();
    // The numbers as simple as 3/4: how often are they near by accident?
    Hit claimed = ExactNumbers.OF_LAWS.nearest(0.75, distance * 0.75).orElseThrow();
    long hits =
        DoubleStream.of(values)
            .filter(
                value -> isAsSimple(ExactNumbers.OF_LAWS.nearest(value, distance * value), claimed))
            .count();

    assertThat(hits / 4000.0).isCloseTo(claimed.falseHits(), within(0.02));
  }

  private static boolean isAsSimple(Optional<Hit> hit, Hit than) {
    return hit.filter(each -> each.number().bits() <= than.number().bits()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2*pi*sqrt(x/y), 6.1*sqrt(x/y)",
    "0.01, 2*pi*sqrt(x/y), 6.1*sqrt(x/y)",
    "0, 0.5*x*y^2 + 3*y, 0.6*x*y^2 + 2.5*y",
    "0.01, 0.5*x*y^2 + 3*y, 0.6*x*y^2 + 2.5*y",
    "0.1, x*y^2, 1.1*x*y^2",
    "0, exp(-x^2/2)/sqrt(2*pi), 0.4*exp(-0.6*x^2)",
    "0.01, x/y, 1.1*x^0.9*y^(-0.97)",
    "0.01, 2/(1 + 3*y), 1.3/(0.7 + 2.2*y)"
  })
  void findsExactConstants(double noise, String law, String start) {
    Observations observations = Law.of(law).observations(300, noise, 1);

    FittedFormula snapped = SNAP.snap(Expression.parse(start), observations);

    assertThat(snapped.constants()).isEmpty();
    Observations clean = Law.of(law).observations(100, 0, 2);
    assertThat(clean.unexplainedVariance(snapped.expression())).isLessThan(1e-25);
  }

  @Test
  void constantsThatAreNotExactAreFittedAgain() {
    Observations observations = Law.of("2*exp(-1.2345*x)").observations(300, 0.01, 3);

    FittedFormula snapped = SNAP.snap(Expression.parse("1.8*exp(-1.1*x)"), observations);

    assertThat(snapped.exactNumbers()).extracting(ExactNumber::name).containsExactly("2");
    FittedConstant rate = snapped.constants().get(0);
    assertThat(rate.value()).isCloseTo(-1.2345, within(3 * rate.standardError()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.01, 0.1})
  void snappingMakesNoFormulaWorseThanNoise(double noise) {
    String[] laws = {"1.01*x + 0.99*y", "1.37*sin(2.03*x)*y", "x^1.02/(y + 0.31)"};
    for (String text : laws) {
      for (int seed = 0; seed < 5; seed++) {
        Law law = Law.of(text);
        Observations observations = law.observations(200, noise, seed);
        FittedFormula fitted = ConstantFit.defaults().fit(law.formula(), observations);

        FittedFormula snapped = SNAP.snap(law.formula(), observations);

        // Each true constant adds about the variance of one row, and four times that is rare.
        double accepted = fitted.constants().size() * 7.0 / 200;
        assertThat(snapped.unexplainedVariance())
            .isLessThanOrEqualTo(fitted.unexplainedVariance() * (1 + accepted) + 1e-28);
      }
    }
  }

  @Test
  void rejectsSettingsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConstantSnap(0, 0.2))
        .withMessageContaining("distance");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConstantSnap(2, Double.NaN))
        .withMessageContaining("false hits");
  }
}
