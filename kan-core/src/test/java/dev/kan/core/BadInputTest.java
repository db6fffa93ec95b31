// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Normalisation;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.PykanNoise;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.storage.json.KanJson;
import dev.kan.core.storage.json.Unchecked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad inputs, each of which is refused with a message that names the value. */
class BadInputTest {
  private static final LayerSpec SPEC =
      LayerSpec.of(Grid.uniform(2, 3, 5, new Interval(-1, 1)), NodeLayout.sums(3));
  private static final KanLayer LAYER = KanLayer.neutral(SPEC);
  private static final Kan KAN = Kan.of(List.of(LAYER));

  static Stream<Arguments> cases() {
    return Stream.of(
        bad("order must be 0 to 10; got -1", () -> KnotVector.of(-1, 0, 1)),
        bad("order must be 0 to 10; got 11", () -> KanSpec.builder(1, 1).splineOrder(11).build()),
        bad("order 3 needs at least 8 knots", () -> KnotVector.of(3, 0, 1, 2)),
        bad("knot 1 is 1.0, knot 2 is 1.0", () -> KnotVector.of(0, 0, 1, 1)),
        bad("knot 0 is 2.0, knot 1 is 1.0", () -> KnotVector.of(0, 2, 1)),
        bad("knot 1 is NaN", () -> KnotVector.of(0, 0, Double.NaN)),
        bad("at least 1 interval; got 0", () -> KanSpec.builder(1, 1).gridIntervals(0).build()),
        bad("lower 1.0, upper -1.0", () -> KanSpec.builder(1, 1).range(1, -1)),
        bad("finite ends; got [0.0, Infinity]", () -> new Interval(0, Double.POSITIVE_INFINITY)),
        bad("margin must be 0 or more; got -0.1", () -> new Interval(0, 1).widen(-0.1)),
        bad("at least one value to cover", () -> Interval.covering()),
        bad("values to cover must be finite; got NaN", () -> Interval.covering(1, Double.NaN)),
        bad("at least one input; got none", () -> new Grid(List.of())),
        bad(
            "input 1 has order 2 and 8 knots",
            () ->
                new Grid(
                    List.of(
                        KnotVector.uniform(3, 3, new Interval(0, 1)),
                        KnotVector.uniform(2, 3, new Interval(0, 1))))),
        bad("at least 2 widths (inputs and outputs); got 1", () -> KanSpec.builder(3)),
        bad("width 1 must be at least 1; got 0", () -> KanSpec.builder(3, 0)),
        bad("at least 1 input; got 0", () -> KanSpec.builder(0, 3)),
        bad("expected 1 number or 2", () -> KanSpec.builder(1, 2, 3).gridIntervals(1, 2, 3)),
        bad(
            "expected 1 or 3 (one for each input); got 2",
            () ->
                KanSpec.builder(3, 1).inputRanges(List.of(new Interval(0, 1), new Interval(0, 1)))),
        bad("at least one node; got none", () -> NodeLayout.sums(0)),
        bad("at least 2 subnodes; got 1", () -> NodeLayout.of(0, 1)),
        bad(
            "COEFFICIENTS needs shape [2, 8, 3], that is 48 values; got 5",
            () -> LAYER.with(ParameterKind.COEFFICIENTS, new double[5])),
        bad(
            "NODE_BIAS must be finite; value 1 is NaN",
            () -> LAYER.with(ParameterKind.NODE_BIAS, new double[] {0, Double.NaN, 0})),
        bad("the mask needs shape [2, 3]", () -> LAYER.withMask(new boolean[5])),
        bad("at least one layer; got none", () -> Kan.of(List.of())),
        bad("layer 0 has 3 nodes but layer 1 takes 2 inputs", () -> Kan.of(List.of(LAYER, LAYER))),
        bad("at least one row; got none", () -> Batch.ofRows()),
        bad("at least one row; got none", () -> Batch.of(2)),
        bad("at least one column; got 0", () -> Batch.ofRows(new double[0])),
        bad("row 1 has 1 columns; expected 2", () -> Batch.ofRows(new double[2], new double[1])),
        bad("column 1 has 1 rows; expected 2", () -> Batch.ofColumns(new double[2], new double[1])),
        bad("3 values cannot be rows of 2", () -> Batch.of(2, 1, 2, 3)),
        bad(
            "the input has shape [1, 3]; expected [rows, 2]",
            () -> KanEvaluator.of(KAN).evaluate(1, 2, 3)),
        bad(
            "the input must be finite; row 0, column 1 is NaN",
            () -> KanEvaluator.of(KAN).evaluate(1, Double.NaN)),
        bad(
            "row 1, column 0 is -Infinity",
            () -> KanEvaluator.of(KAN).activations(Batch.of(2, 1, 2, Double.NEGATIVE_INFINITY, 0))),
        bad(
            "same number of rows; got 2 and 1",
            () -> new Samples(Batch.of(1, 1, 2), Batch.of(1, 1))),
        bad(
            "expected 2 weights, one for each sample; got 1",
            () -> new Samples(Batch.of(1, 1, 2), Batch.of(1, 1, 2)).withWeights(1)),
        bad(
            "weights must be finite; row 1, column 0 is NaN",
            () -> new Samples(Batch.of(1, 1, 2), Batch.of(1, 1, 2)).withWeights(1, Double.NaN)),
        bad(
            "weights must be 0 or more; that of sample 1 is -1.0",
            () -> new Samples(Batch.of(1, 1, 2), Batch.of(1, 1, 2)).withWeights(2, -1)),
        bad(
            "at least one weight must be more than 0",
            () -> new Samples(Batch.of(1, 1, 2), Batch.of(1, 1, 2)).withWeights(0, 0)),
        bad(
            "sum of the weights must be finite; got Infinity",
            () -> new Samples(Batch.of(1, 1, 2), Batch.of(1, 1, 2)).withWeights(1.7e308, 1.7e308)),
        bad(
            "the weights has shape [1, 2]; expected [rows, 1]",
            () -> new Samples(Batch.of(1, 1), Batch.of(1, 1), Optional.of(Batch.of(2, 1, 1)))),
        bad(
            "the test inputs has shape [1, 2]; expected [rows, 1]",
            () ->
                Dataset.of(
                    new Samples(Batch.of(1, 1), Batch.of(1, 1)),
                    new Samples(Batch.of(2, 1, 2), Batch.of(1, 1)))),
        bad(
            "at least 2 samples; got 1",
            () -> Dataset.split(new Samples(Batch.of(1, 1), Batch.of(1, 1)), 0.5, 0)),
        bad(
            "between 0 and 1; got 1.0",
            () -> Dataset.split(new Samples(Batch.of(1, 1, 2), Batch.of(1, 1, 2)), 1, 0)),
        bad("at least 1 variable; got 0", () -> UniformSampling.of(x -> 0, 0)),
        bad(
            "expected 2 ranges, one for each variable; got 1",
            () -> UniformSampling.of(x -> 0, 2).ranges(List.of(new Interval(0, 1)))),
        bad("at least 1 sample; got 0", () -> UniformSampling.of(x -> 0, 2).train(0)),
        bad(
            "deviations must be positive; got 0.0",
            () -> new Normalisation(List.of(1.0), List.of(0.0))),
        bad("noise must be 0 or more; got -1.0", () -> new PykanNoise(-1, 0, 1)),
        bad("expected \"format\": \"kan\"; got none", () -> KanJson.fromJson("{}")),
        bad("expected \"format\": \"kan\"; got \"dog\"", () -> json("{\"format\":\"dog\"}")),
        bad("unknown version 99", () -> json(good().replace("\"version\":2", "\"version\":99"))),
        bad("unknown version (none)", () -> json("{\"format\":\"kan\"}")),
        bad("unknown version \"1\"", () -> json("{\"format\":\"kan\",\"version\":\"1\"}")),
        bad("not a network in JSON", () -> json(good().substring(0, good().length() / 2))),
        bad("not a network in JSON", () -> json("")),
        bad("not a network in JSON", () -> json(good() + "{}")),
        bad("nodeBias", () -> json(good().replace("\"nodeBias\"", "\"nodeBiased\""))),
        bad(
            "Duplicate field 'sums'",
            () -> json(good().replace("\"sums\":3", "\"sums\":3,\"sums\":3"))),
        bad("nodeBias", () -> json(good().replace(",\"nodeBias\":[0.0,0.0,0.0]", ""))),
        bad(
            "layer 0: NODE_BIAS needs shape [3], that is 3 values; got 2",
            () -> json(good().replace("\"nodeBias\":[0.0,0.0,0.0]", "\"nodeBias\":[0.0,0.0]"))),
        bad(
            "layer 0: baseScale[1] has length 4; expected 3 (shape [2, 3])",
            () ->
                json(
                    good()
                        .replace(
                            "\"baseScale\":[[0.0,0.0,0.0],[0.0,0.0,0.0]]",
                            "\"baseScale\":[[0.0,0.0,0.0],[0.0,0.0,0.0,0.0]]"))),
        bad(
            "mask values must be 0 or 1; got 0.5",
            () -> json(good().replace("\"mask\":[[1.0", "\"mask\":[[0.5"))),
        bad("sine", () -> json(good().replace("\"SILU\"", "\"sine\""))),
        bad("not a network in JSON", () -> json(good().replace("\"order\":3", "\"order\":null"))),
        bad("layer 0: spline order", () -> json(good().replace("\"order\":3", "\"order\":-3"))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rejectsBadInputWithItsValueInTheMessage(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }

  private static String good() {
    return Unchecked.json(KanJson.toJson(KAN));
  }

  private static void json(String text) {
    KanJson.fromJson(text);
  }
}
