// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.Edge;
import dev.kan.core.Kan;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DrawingBadInputTest {
  private static final NetworkStyle STYLE = NetworkStyle.DEFAULT;
  private static final Kan KAN = Networks.random(2, 1);
  private static final Edge EDGE = KAN.layer(0).edge(0, 0);

  static Stream<Arguments> cases() {
    return Stream.of(
        bad("100 to 20000 pixels wide; got 99", () -> STYLE.withWidth(99)),
        bad("100 to 20000 pixels wide; got 20001", () -> STYLE.withWidth(20_001)),
        bad("beta must be above 0 and finite; got 0.0", () -> STYLE.withBeta(0)),
        bad("beta must be above 0 and finite; got NaN", () -> STYLE.withBeta(Double.NaN)),
        bad("got Infinity", () -> STYLE.withBeta(Double.POSITIVE_INFINITY)),
        bad("the cut-off must be 0 to 1; got -0.1", () -> STYLE.withCutOff(-0.1)),
        bad("the cut-off must be 0 to 1; got NaN", () -> STYLE.withCutOff(Double.NaN)),
        bad(
            "expected 2 input names or none; got 1: [x]",
            () -> NetworkDrawing.of(KAN, Networks.samples(2), STYLE.withInputNames(List.of("x")))),
        bad(
            "expected 1 output names or none; got 2: [x, y]",
            () -> NetworkLayout.of(KAN, STYLE.withOutputNames(List.of("x", "y")))),
        bad("expected [rows, 2]", () -> NetworkDrawing.of(KAN, Networks.samples(3))),
        bad("must be 1 to 20000 pixels; got 0", () -> drawing().image(0)),
        bad("must be 1 to 20000 pixels; got 20001", () -> drawing().png(20_001)),
        bad("at least one row", () -> EdgeDrawing.of(EDGE)),
        bad("row 1, column 0 is NaN", () -> EdgeDrawing.of(EDGE, 1, Double.NaN)),
        bad("got '1x'", () -> EdgeDrawing.of(EDGE, 1).withName("1x")),
        bad("got 'a\"b'", () -> EdgeDrawing.of(EDGE, 1).withName("a\"b")),
        bad("got 99 by 200", () -> EdgeDrawing.of(EDGE, 1).withSize(99, 200)),
        bad("got 200 by 20001", () -> EdgeDrawing.of(EDGE, 1).withSize(200, 20_001)));
  }

  private static Drawing drawing() {
    return NetworkDrawing.of(KAN, Networks.samples(2));
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefused(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
