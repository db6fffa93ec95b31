// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class LossDrawingTest {
  @Test
  void decadesAreEquallyFarApart() throws Exception {
    // a level curve at each decade: three level lines at equal distances
    double[] steps = {0, 9};
    LossDrawing drawing =
        LossDrawing.of(
            List.of(
                LossCurve.of("a", steps, new double[] {1, 1}),
                LossCurve.of("b", steps, new double[] {0.1, 0.1}),
                LossCurve.of("c", steps, new double[] {0.01, 0.01}),
                LossCurve.of("d", steps, new double[] {1e-3, 1e-3})));
    List<Double> heights =
        lines(drawing).stream().map(line -> Double.valueOf(line.getAttribute("y1"))).toList();
    assertThat(heights).hasSize(4);
    assertThat(heights.get(1) - heights.get(0)).isBetween(50.0, 150.0);
    assertThat(heights.get(2) - heights.get(1))
        .isCloseTo(heights.get(1) - heights.get(0), offset(0.1));
  }

  /** The straight pieces of the curves, which alone are clipped. */
  private static List<Element> lines(LossDrawing drawing) throws Exception {
    return SvgReader.elements(SvgReader.of(drawing).root(), "line").stream()
        .filter(line -> line.hasAttribute("clip-path"))
        .toList();
  }

  @Test
  void manyPointsAreThinned() throws Exception {
    LossCurve many =
        LossCurve.ofSteps("a", IntStream.range(0, 9_999).mapToDouble(i -> 1.0 / (i + 1)).toArray());
    // every tenth and the last one
    assertThat(lines(LossDrawing.of(List.of(many)))).hasSize(1000);
  }

  @Test
  void lossesWithoutALogarithmAndGapsAreDrawn() throws Exception {
    LossCurve curve = LossCurve.ofSteps("a", 1, 0, Double.NaN, -1, 2);
    assertThat(lines(LossDrawing.of(List.of(curve)))).hasSize(2);
  }

  static Stream<Arguments> badInputs() {
    LossCurve a = LossCurve.ofSteps("a", 1);
    return Stream.of(
        bad("got none", () -> LossDrawing.of(List.of())),
        bad("[a, a]", () -> LossDrawing.of(List.of(a, a))),
        bad("finite", () -> LossDrawing.of(List.of(LossCurve.ofSteps("a", Double.NaN)))),
        bad("name", () -> LossCurve.ofSteps(" ", 1)),
        bad("at least one", () -> LossCurve.ofSteps("a")),
        bad("2 steps; got 1", () -> LossCurve.of("a", new double[2], new double[1])),
        bad("1.0 after 2.0", () -> LossCurve.of("a", new double[] {2, 1}, new double[2])),
        bad("NaN", () -> LossCurve.of("a", new double[] {Double.NaN}, new double[1])));
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
