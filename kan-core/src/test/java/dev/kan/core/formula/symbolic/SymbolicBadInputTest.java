// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Normalisation;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.symbolic.SymbolicFormula.Units;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the rejection of bad inputs and its messages. */
class SymbolicBadInputTest {
  private static final Kan KAN = TestNetworks.symbolic();
  private static final EdgeSamples TWO = EdgeSamples.of(new double[] {1, 2}, new double[] {3, 5});

  static Stream<Arguments> cases() {
    return Stream.of(
        bad("at least one point; got none", () -> EdgeSamples.of(new double[0], new double[0])),
        bad(
            "as many y as x; got 1 and 2",
            () -> EdgeSamples.of(new double[] {1, 2}, new double[1])),
        bad(
            "x must be finite; that of point 0 is NaN",
            () -> EdgeSamples.of(new double[] {Double.NaN}, new double[1])),
        bad(
            "y must be finite; that of point 1 is Infinity",
            () -> EdgeSamples.of(new double[2], new double[] {0, Double.POSITIVE_INFINITY})),
        bad("expected 2 weights", () -> TWO.withWeights(1)),
        bad("that of sample 1 is -1.0", () -> TWO.withWeights(1, -1)),
        bad("at least one weight must be more than 0", () -> TWO.withWeights(0, 0)),
        bad(
            "the input has shape [1, 3]",
            () -> EdgeSamples.of(KAN, new EdgeIndex(0, 0, 0), Batch.of(3, 1, 2, 3))),
        bad(
            "largest a must be 1 or more; got 0.5",
            () -> SymbolicFit.builder().largestA(0.5).build()),
        bad(
            "largest a must be 1 or more; got Inf",
            () -> SymbolicFit.builder().largestA(1 / 0.0).build()),
        bad("margin must be 0 or more; got -1.0", () -> SymbolicFit.builder().margin(-1).build()),
        bad("threads must be 1 to 1024; got 0", () -> SymbolicFit.builder().threads(0).build()),
        bad(
            "at least 1 suggestion must be kept; got 0",
            () -> Suggestions.builder().top(0).build()),
        bad(
            "no function to suggest",
            () -> Suggestions.builder().library(FunctionLibrary.of(List.of())).build()),
        bad("r2 is 1 at most; asked for 1.5", () -> Suggestions.defaults().suggest(TWO, 1.5)),
        bad("asked for NaN", () -> AutoSymbolic.builder().r2Threshold(Double.NaN).build()),
        bad("at least 1 step; got 0", () -> AffineRefit.builder().steps(0).build()),
        bad("got ABSOLUTE_ERROR", () -> AffineRefit.builder().loss(Loss.ABSOLUTE_ERROR).build()),
        bad(
            "no symbolic edge to refit",
            () ->
                AffineRefit.defaults()
                    .refit(TestNetworks.hello(), TestNetworks.helloSamples(5, 1))),
        bad(
            "expected 2 names, one for each input; got [a]",
            () -> SymbolicFormula.of(KAN, List.of("a"), Units.SAME)),
        bad(
            "the names of the inputs must be different; got [a, a]",
            () -> SymbolicFormula.of(KAN, List.of("a", "a"), Units.SAME)),
        bad(
            "the network has 2 inputs; their normalisation has 1 columns",
            () ->
                SymbolicFormula.of(
                    KAN,
                    List.of("a", "b"),
                    new Units(
                        Optional.of(new Normalisation(List.of(0.0), List.of(1.0))),
                        Optional.empty()))),
        bad(
            "the share must be from 0 to below 1; got 1.0",
            () -> SymbolicFormula.of(KAN).withoutNegligibleTerms(Batch.of(2, 1, 2), 1)),
        bad(
            "the target has shape [1, 3]; expected [rows, 2]",
            () ->
                SymbolicFormula.of(KAN)
                    .polished(new Samples(Batch.of(2, 1, 2), Batch.of(3, 1, 2, 3)))),
        bad(
            "the input has shape [1, 1]; expected [rows, 2]",
            () -> SymbolicFormula.of(KAN).evaluate(Batch.of(1, 1))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rejectsBadInputWithMessageThatNamesIt(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }
}
