// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad inputs, each of which is refused with a message that names the value. */
class GridBadInputTest {
  private static final Kan KAN = Initialiser.pykan().initialise(KanSpec.builder(2, 3).build(), 9);

  static Stream<Arguments> badInputs() {
    Interval unit = new Interval(0, 1);
    return Stream.of(
        bad(
            "2 inputs and order 3; got a grid of 1 inputs and order 3",
            () -> Regridding.onto(KAN.layer(0), Grid.uniform(1, 3, 5, unit))),
        bad(
            "2 inputs and order 3; got a grid of 2 inputs and order 2",
            () -> Regridding.onto(KAN.layer(0), Grid.uniform(2, 2, 5, unit))),
        bad(
            "the layer has 2 inputs; got a grid of 1",
            () -> KAN.layer(0).withSplines(Grid.uniform(1, 3, 5, unit), new double[8])),
        bad(
            "COEFFICIENTS needs shape [2, 9, 3], that is 54 values; got 8",
            () -> KAN.layer(0).withSplines(Grid.uniform(2, 3, 6, unit), new double[8])),
        bad(
            "expected 1 number or 1 (one for each layer); got 2",
            () -> GridRefinement.refine(KAN, 5, 7)),
        bad("expected 1 number or 1 (one for each layer); got 0", () -> GridRefinement.refine(KAN)),
        bad("at least 1 interval; got 0", () -> GridRefinement.refine(KAN, 0)),
        bad("gridEps must be 0 to 1; got 1.5", () -> AdaptiveKnots.builder().gridEps(1.5).build()),
        bad(
            "gridEps must be 0 to 1; got NaN",
            () -> AdaptiveKnots.builder().gridEps(Double.NaN).build()),
        bad(
            "margin must be 0 or more; got -0.1",
            () -> AdaptiveKnots.builder().gridEps(0.02).margin(-0.1).build()),
        bad(
            "margin must be 0 or more; got Infinity",
            () -> new RangeKnots(Double.POSITIVE_INFINITY)),
        bad(
            "the samples has shape [1, 3]; expected [rows, 2]",
            () -> GridUpdate.update(KAN, Batch.of(3, 1, 2, 3))),
        bad(
            "the samples must be finite; row 1, column 0 is NaN",
            () -> GridUpdate.update(KAN, Batch.of(2, 1, 2, Double.NaN, 3))),
        bad(
            "the input has shape [1, 3]; expected [rows, 2]",
            () -> GridCoverage.of(KAN, Batch.of(3, 1, 2, 3))),
        bad(
            "row 0, column 1 is Infinity",
            () -> GridRanges.of(Batch.of(2, 1, Double.POSITIVE_INFINITY), 0)),
        bad("margin must be 0 or more; got -1.0", () -> GridRanges.of(Batch.of(1, 1, 2), -1)),
        bad(
            "expected 2 ranges, one for each input; got 1",
            () -> GridRanges.stretchInputs(KAN, List.of(unit))),
        bad(
            "knots must increase strictly",
            () -> GridRanges.stretchInputs(KAN, List.of(unit, new Interval(1, Math.nextUp(1.0))))));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsBadInputWithItsValueInTheMessage(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }
}
