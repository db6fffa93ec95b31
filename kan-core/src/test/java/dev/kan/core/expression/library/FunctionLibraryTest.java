// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.kan.core.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionLibraryTest {
  private static final FunctionLibrary STANDARD = FunctionLibrary.standard();

  static Stream<String> names() {
    return STANDARD.names().stream();
  }

  @Test
  void hasPykansFunctionsWithTheirComplexities() {
    String complexities =
        STANDARD.functions().stream()
            .map(each -> each.name() + " " + each.complexity())
            .collect(Collectors.joining("; "));

    assertThat(complexities)
        .isEqualTo(
            "x 1; x^2 2; x^3 3; x^4 3; x^5 3; 1/x 2; 1/x^2 2; 1/x^3 3; 1/x^4 4; 1/x^5 5; sqrt 2;"
                + " x^1.5 4; 1/sqrt 2; exp 2; log 2; abs 3; sin 2; cos 2; tan 3; tanh 3; sgn 3;"
                + " arcsin 4; arccos 4; arctan 4; arctanh 4; 0 0; gaussian 3");
  }

  @Test
  void functionsComputeWhatTheirNamesSay() {
    double x = 0.7;
    Map<String, Double> values =
        Map.ofEntries(
            Map.entry("x", x),
            Map.entry("x^2", x * x),
            Map.entry("x^5", Math.pow(x, 5)),
            Map.entry("1/x", 1 / x),
            Map.entry("1/x^5", Math.pow(x, -5)),
            Map.entry("sqrt", Math.sqrt(x)),
            Map.entry("x^1.5", x * Math.sqrt(x)),
            Map.entry("1/sqrt", 1 / Math.sqrt(x)),
            Map.entry("exp", Math.exp(x)),
            Map.entry("log", Math.log(x)),
            Map.entry("tan", Math.tan(x)),
            Map.entry("sgn", 1.0),
            Map.entry("arccos", Math.acos(x)),
            Map.entry("arctanh", 0.5 * Math.log((1 + x) / (1 - x))),
            Map.entry("0", 0.0),
            Map.entry("gaussian", Math.exp(-x * x)));

    values.forEach(
        (name, value) ->
            assertThat(STANDARD.get(name).value(x)).as(name).isCloseTo(value, offset(1e-14)));
  }

  @Test
  void selectsAddsAndRemovesWithoutChangingTheOriginal() {
    SymbolicFunction cubeRoot =
        SymbolicFunction.of("cube root", 3, Expression.variable("x").power(1 / 3.0));

    assertThat(STANDARD.select("exp", "x").names()).containsExactly("exp", "x");
    assertThat(STANDARD.select("exp").with(cubeRoot).names()).containsExactly("exp", "cube root");
    assertThat(STANDARD.without("0", "x").names()).hasSize(25).doesNotContain("0", "x");
    assertThat(STANDARD.names()).hasSize(27);
    assertThat(FunctionLibrary.of(List.of(cubeRoot)).get("cube root")).isEqualTo(cubeRoot);
  }

  @Test
  void rejectsUnknownAndDuplicateNames() {
    FunctionLibrary few = STANDARD.select("x", "sin");

    assertThatThrownBy(() -> few.get("sine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no function is called 'sine'; the library has x, sin");
    assertThatThrownBy(() -> few.without("cos")).hasMessageContaining("'cos'");
    assertThatThrownBy(() -> few.select("cos")).hasMessageContaining("'cos'");
    assertThatThrownBy(() -> few.select("x", "x")).hasMessageContaining("'x' already");
    assertThatThrownBy(() -> few.with(STANDARD.get("sin")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'sin' already");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, -2, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsThresholdsOutOfRange(double threshold) {
    assertThatThrownBy(() -> STANDARD.avoidingSingularities(threshold))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 1; got " + threshold);
  }

  @ParameterizedTest
  @MethodSource("names")
  void safeFormEqualsPlainFormBelowThresholdAndIsFiniteEverywhere(String name) {
    for (double threshold : new double[] {3, 10}) {
      SymbolicFunction plain = STANDARD.get(name);
      SymbolicFunction safe = STANDARD.avoidingSingularities(threshold).get(name);
      int same = 0;
      for (double x = -4; x <= 4; x += 1.0 / 64) {
        double value = plain.value(x);
        assertThat(safe.value(x)).as("%s at %s", name, x).isFinite();
        if (Math.abs(value) <= threshold) {
          assertThat(safe.value(x)).as("%s at %s", name, x).isCloseTo(value, offset(1e-12));
          same++;
        }
      }
      assertThat(same).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1/x", "1/x^2", "1/x^3", "1/x^4", "1/x^5", "1/sqrt", "exp", "tan", "arctanh"})
  void safeFormStaysWithinThreshold(String name) {
    SymbolicFunction safe = STANDARD.avoidingSingularities().get(name);
    for (double x : new double[] {-800, -1.5707963267948966, -1, -1e-9, -0.0, 0, 1e-9, 1, 800}) {
      assertThat(Math.abs(safe.value(x))).as("%s at %s", name, x).isLessThanOrEqualTo(10 + 1e-6);
      assertThat(safe.derivative(x)).as("slope of %s at %s", name, x).isFinite();
    }
  }

  /** The arcsine has an infinite slope at 1, and a sample there would end a training. */
  @ParameterizedTest
  @ValueSource(strings = {"sqrt", "x^1.5", "arcsin", "arccos", "arctanh", "log", "1/sqrt", "1/x"})
  void safeFormsHaveFiniteDerivativesAtEndsOfTheirRange(String name) {
    SymbolicFunction safe = FunctionLibrary.standard().avoidingSingularities().get(name);
    for (double x : new double[] {-1, 0, 1, safe.range().lower(), safe.range().upper()}) {
      assertThat(safe.derivative(x)).as("%s at %s", name, x).isFinite();
      assertThat(safe.secondDerivative(x)).as("%s at %s", name, x).isFinite();
    }
  }
}
