// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.kan.core.expression.library.FunctionLibrary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuggestionsTest {
  private static final List<Set<String>> SAME_CURVES =
      List.of(Set.of("sin", "cos"), Set.of("arcsin", "arccos"));

  static Stream<Truth> truths() {
    return Truth.all();
  }

  @ParameterizedTest
  @MethodSource("truths")
  void recognisesExactCurves(Truth truth) {
    String first =
        Suggestions.defaults().suggest(truth.samples(120, -1, 1, 0)).get(0).function().name();

    assertThat(first.equals(truth.name()) || SAME_CURVES.contains(Set.of(first, truth.name())))
        .as("%s for %s", first, truth)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("truths")
  void recognisesNoisyCurvesWithinTheNoise(Truth truth) {
    EdgeSamples samples = truth.samples(120, 100, 101, 1e-3);
    EdgeSamples exact = truth.samples(120, 100, 101, 0);

    Suggestion first = Suggestions.defaults().suggest(samples).get(0);

    double squares = 0;
    double variance = 0;
    double mean = Arrays.stream(exact.y()).average().orElseThrow();
    for (int i = 0; i < exact.size(); i++) {
      squares += Math.pow(first.curve().applyAsDouble(exact.x(i)) - exact.y(i), 2);
      variance += Math.pow(exact.y(i) - mean, 2);
    }
    assertThat(Math.sqrt(squares / variance))
        .as("%s for %s", first.function(), truth)
        .isLessThan(2e-3);
  }

  @Test
  void doesNotPreferSimpleFunctionsThatFitPoorly() {
    EdgeSamples samples = new Truth("arctan", -3, 2.5).samples(200, -1, 1, 1e-3);
    Suggestions all = Suggestions.builder().top(27).build();

    List<Suggestion> suggestions = all.suggest(samples);

    assertThat(suggestions.get(0).function().name()).isEqualTo("arctan");
    assertThat(suggestions.get(0).r2()).isGreaterThan(0.99999);
    Suggestion pykans =
        suggestions.stream().min(Comparator.comparingDouble(Suggestion::pykanTotal)).orElseThrow();
    assertThat(pykans.r2()).isLessThan(0.97);
  }

  @Test
  void reportsPykansLosses() {
    Suggestion first =
        Suggestions.defaults().suggest(new Truth("exp", -2, 1).samples(50, -1, 1, 0)).get(0);

    assertThat(first.complexityLoss()).isEqualTo(2);
    assertThat(first.fitLoss()).isCloseTo(Math.log(1e-5) / Math.log(2), offset(1e-4));
    assertThat(first.pykanTotal()).isCloseTo(0.8 * 2 + 0.2 * first.fitLoss(), offset(1e-12));
  }

  @Test
  void keepsTheBestThatFitWellEnough() {
    EdgeSamples samples = new Truth("tanh", -3, 2).samples(100, -1, 1, 1e-3);

    assertThat(Suggestions.defaults().suggest(samples))
        .hasSize(5)
        .isSortedAccordingTo(Comparator.comparingDouble(Suggestion::cost));
    assertThat(Suggestions.defaults().suggest(samples, 0.999))
        .isNotEmpty()
        .allMatch(each -> each.r2() >= 0.999);
    assertThat(
            Suggestions.builder()
                .library(FunctionLibrary.standard().select("0", "x"))
                .build()
                .suggest(samples, 0.99))
        .isEmpty();
  }

  @Test
  void suggestsZeroForConstantEdge() {
    EdgeSamples level = EdgeSamples.of(new double[] {1, 2, 3}, new double[] {4, 4, 4});

    Suggestion first = Suggestions.defaults().suggest(level).get(0);

    assertThat(first.function().name()).isEqualTo("0");
    assertThat(first.curve().applyAsDouble(9)).isEqualTo(4);
  }
}
