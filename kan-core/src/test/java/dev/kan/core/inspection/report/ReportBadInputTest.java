// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.data.Normalisation;
import dev.kan.core.formula.symbolic.SymbolicFormula.Units;
import dev.kan.core.inspection.drawing.LossCurve;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportBadInputTest {
  static Stream<Arguments> badInputs() {
    Normalisation three = new Normalisation(List.of(0., 0., 0.), List.of(1., 1., 1.));
    LossCurve curve = LossCurve.ofSteps("train", 1);
    return Stream.of(
        bad(
            "training inputs",
            () -> ModelReport.builder(Models.random(2, 1), Models.samples(3, 1)).build()),
        bad(
            "training targets",
            () -> ModelReport.builder(Models.random(2, 1), Models.samples(2, 2)).build()),
        bad("test inputs", () -> report().test(Models.samples(1, 1)).build()),
        bad(
            "2 inputs",
            () -> report().units(new Units(Optional.of(three), Optional.empty())).build()),
        bad(
            "1 targets",
            () -> report().units(new Units(Optional.empty(), Optional.of(three))).build()),
        bad("2 input names", () -> report().inputNames(List.of("a")).build()),
        bad("1 output names", () -> report().outputNames(List.of(" ")).build()),
        bad("[a, a]", () -> report().inputNames(List.of("a", "a")).build()),
        bad("title", () -> report().title(" ").build()),
        bad("'a'", () -> report().fact("a", "b").fact("a", "c")),
        bad("[train, train]", () -> report().losses(List.of(curve, curve)).build()),
        bad("-1", () -> report().suggestedEdges(-1).build()));
  }

  private static ModelReport.Builder report() {
    return Models.report(2, 1);
  }

  private static Arguments bad(String named, ThrowingCallable call) {
    return arguments(named, call);
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void isRefused(String named, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }
}
