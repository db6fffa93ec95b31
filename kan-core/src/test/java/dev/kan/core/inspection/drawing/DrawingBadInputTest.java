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
  private static final Kan KAN = Networks.random(2, 1);
  private static final Edge EDGE = KAN.layer(0).edge(0, 0);

  static Stream<Arguments> cases() {
    return Stream.of(
        bad("100 to 20000 pixels wide; got 99", () -> NetworkStyle.builder().width(99).build()),
        bad(
            "100 to 20000 pixels wide; got 20001",
            () -> NetworkStyle.builder().width(20_001).build()),
        bad(
            "beta must be above 0 and finite; got 0.0",
            () -> NetworkStyle.builder().beta(0).build()),
        bad(
            "beta must be above 0 and finite; got NaN",
            () -> NetworkStyle.builder().beta(Double.NaN).build()),
        bad("got Infinity", () -> NetworkStyle.builder().beta(Double.POSITIVE_INFINITY).build()),
        bad(
            "the cut-off must be 0 to 1; got -0.1",
            () -> NetworkStyle.builder().cutOff(-0.1).build()),
        bad(
            "the cut-off must be 0 to 1; got NaN",
            () -> NetworkStyle.builder().cutOff(Double.NaN).build()),
        bad(
            "at least 1 node of each level; got 0",
            () -> NetworkStyle.builder().mostNodes(0).build()),
        bad(
            "expected 2 input names or none; got 1: [x]",
            () ->
                NetworkDrawing.of(
                    KAN,
                    Networks.samples(2),
                    NetworkStyle.builder().inputNames(List.of("x")).build())),
        bad(
            "expected 1 output names or none; got 2: [x, y]",
            () ->
                NetworkLayout.of(
                    DrawnNodes.all(KAN),
                    NetworkStyle.builder().outputNames(List.of("x", "y")).build())),
        bad("expected [rows, 2]", () -> NetworkDrawing.of(KAN, Networks.samples(3))),
        bad("must be 1 to 20000 pixels; got 0", () -> drawing().image(0)),
        bad("must be 1 to 20000 pixels; got 20001", () -> drawing().png(20_001)),
        bad("at least one row", () -> EdgeDrawing.of(EDGE)),
        bad("row 1, column 0 is NaN", () -> EdgeDrawing.of(EDGE, 1, Double.NaN)),
        bad("got '1x'", () -> EdgeDrawing.builder(EDGE, 1).name("1x")),
        bad("got 'a\"b'", () -> EdgeDrawing.builder(EDGE, 1).name("a\"b")),
        bad("got 99 by 200", () -> EdgeDrawing.builder(EDGE, 1).size(99, 200)),
        bad("got 200 by 20001", () -> EdgeDrawing.builder(EDGE, 1).size(200, 20_001)));
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
