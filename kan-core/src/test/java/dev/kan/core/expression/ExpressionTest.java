// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.Expression.Compiled;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Expression X = Expression.variable("x");
  private static final Expression Y = Expression.variable("y");

  @ParameterizedTest
  @CsvSource({
    "EXP, 2.718281828459045",
    "LOG, 0",
    "SIN, 0.8414709848078965",
    "COS, 0.5403023058681398",
    "TAN, 1.5574077246549023",
    "ARCSIN, 1.5707963267948966",
    "ARCCOS, 0",
    "ARCTAN, 0.7853981633974483",
    "SINH, 1.1752011936438014",
    "COSH, 1.543080634815244",
    "TANH, 0.7615941559557649",
    "ARCTANH, Infinity",
    "ABS, 1",
    "SIGN, 1",
  })
  void evaluatesFunctionsAtOne(StandardFunction function, double value) {
    assertThat(function.value(1)).isCloseTo(value, within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(StandardFunction.class)
  void derivativesOfFunctionsMatchFiniteDifferences(StandardFunction function) {
    Expression expression = X.times(0.7).plus(0.2).into(function).times(3);
    Compiled value = expression.compile(List.of("x"));
    Compiled slope = expression.derivative("x").compile(List.of("x"));
    Compiled curvature = expression.derivative("x").derivative("x").compile(List.of("x"));
    double step = 1e-4;
    for (double x : new double[] {-0.1, 0.3, 0.9}) {
      double below = value.at(x - step);
      double above = value.at(x + step);
      assertThat(slope.at(x)).isCloseTo((above - below) / (2 * step), within(1e-5));
      assertThat(curvature.at(x))
          .isCloseTo((above - 2 * value.at(x) + below) / (step * step), within(1e-4));
    }
  }

  @Property(seed = "20261124", tries = 3000)
  void derivativesOfTreesMatchFiniteDifferences(
      @ForAll long seed, @ForAll @IntRange(max = 4) int depth) {
    Expression expression = RandomExpressions.of(seed, depth);
    Compiled value = expression.compile(RandomExpressions.VARIABLES);
    Random random = new Random(seed);
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double coarse = slope(value, x, y, z, 2e-4);
    double fine = slope(value, x, y, z, 1e-4);
    // If the two agree, the function is smooth, and their difference bounds the error.
    if (Math.abs(coarse - fine) <= 1e-5 * Math.max(1, Math.abs(fine))
        && Math.abs(value.at(x, y, z)) < 1e3
        && BoundedValue.of(expression, Map.of("x", x, "y", y, "x10", z)).isPresent()) {
      double derivative =
          expression.derivative("x").compile(RandomExpressions.VARIABLES).at(x, y, z);
      assertThat(derivative).isCloseTo(fine, within(1e-4 * Math.max(1, Math.abs(fine))));
    }
  }

  private static double slope(Compiled value, double x, double y, double z, double step) {
    return (value.at(x + step, y, z) - value.at(x - step, y, z)) / (2 * step);
  }

  @Test
  void differentiatesCustomFunctions() {
    CustomFunction plain = CustomFunction.of("f", Math::sin);
    CustomFunction exact = CustomFunction.of("g", Math::sin, x -> x.into(StandardFunction.COS));
    Map<String, Double> point = Map.of("x", 0.8);
    double slope = 2 * Math.cos(1.6);
    Expression twice = X.times(2);
    assertThat(twice.into(plain).derivative("x").evaluate(point)).isCloseTo(slope, within(1e-9));
    assertThat(twice.into(exact).derivative("x").evaluate(point)).isEqualTo(slope);
  }

  @Test
  void substitutesAllVariablesAtOnce() {
    Expression swapped = X.minus(Y).substitute(Map.of("x", Y, "y", X));
    assertThat(swapped).isEqualTo(Y.minus(X));
    assertThat(X.dividedBy(Y).variables()).containsExactly("x", "y");
  }

  @Test
  void derivativeOfPowerWithExponentZeroIsZero() {
    assertThat(X.power(0).derivative("x").evaluate(Map.of("x", 0.0))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0000", "\n", "x\ty", "\u0085", "\ud800", "a\udc00b", "\uffff", "\u2028"})
  void rejectsUnprintableNamesOfVariables(String name) {
    assertThatThrownBy(() -> Expression.variable(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a variable's name has printable characters; got U+");
    assertThatThrownBy(() -> Expression.parse("1 + `" + name + "`"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+");
  }

  @Test
  void rejectsBadInputs() {
    assertThatThrownBy(() -> X.plus(Y).compile(List.of("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value for variable 'y' among [x]");
    assertThatThrownBy(() -> X.power(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an exponent must be finite; got NaN");
    assertThatThrownBy(() -> X.plus(Double.NEGATIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a constant must be finite; got -Infinity");
    assertThatThrownBy(() -> Expression.variable(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a variable needs a name; got an empty one");
    assertThatThrownBy(() -> CustomFunction.of("1f", x -> x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a function's name is letters, digits and _; got '1f'");
  }
}
