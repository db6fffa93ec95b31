// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.editing.pruning.Pruned;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.formula.discovery.Discovery;
import dev.kan.core.formula.symbolic.EdgeReport;
import dev.kan.core.formula.symbolic.FixingResult;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The short texts of values, as shown by JShell and debuggers. */
class ShownValuesTest {
  private static final SymbolicCurve SQUARE =
      new SymbolicCurve(
          SymbolicFunction.of("x^2", 2, Expression.variable("x").power(2)), Affine.IDENTITY);
  private static final Kan KAN =
      Initialiser.powerLaw().initialise(KanSpec.builder(2, 5, 1).build(), 1);
  private static final KanLayer FIRST = KAN.layer(0);
  private static final EdgeReport FIXED = new EdgeReport(new EdgeIndex(0, 0, 0), true, SQUARE, 1);
  private static final EdgeReport NUMERIC =
      new EdgeReport(new EdgeIndex(0, 0, 1), false, SQUARE, 0.5);
  private static final Samples SAMPLES =
      new Samples(
          Batch.of(2, 0.3, -0.7, 0.1, 1.0 / 3, 1e10, Double.MIN_VALUE, 0, 0),
          Batch.of(1, 1, 2, 3, 4));

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(KAN, "Kan[[2, 5, 1], 150 trainable parameters]"),
        arguments(
            KAN.withLayers(List.of(FIRST.withSymbolic(0, 0, SQUARE), KAN.layer(1))),
            "Kan[[2, 5, 1], 154 trainable parameters, 1 symbolic edges]"),
        arguments(FIRST, "KanLayer[2 inputs, 5 sums, order 3, 5 grid intervals]"),
        arguments(
            FIRST.spec(),
            "LayerSpec[2 inputs, 5 sums, order 3, 5 grid intervals, SILU, ZERO outside]"),
        arguments(NodeLayout.of(1, 2, 3), "1 sums, products of [2, 3]"),
        arguments(
            KanSpec.builder(2, 5, 1).build(),
            """
            KanSpec
              LayerSpec[2 inputs, 5 sums, order 3, 5 grid intervals, SILU, ZERO outside]
              LayerSpec[5 inputs, 1 sums, order 3, 5 grid intervals, SILU, ZERO outside]"""),
        arguments(FIRST.spec().grid(), "Grid[2 inputs, order 3, 5 intervals over [-1.0, 1.0]]"),
        arguments(
            Grid.uniform(2, 4, List.of(new Interval(0, 1), new Interval(0, 2))),
            "Grid[2 inputs, order 2, 4 intervals over [0.0, 1.0], [0.0, 2.0]]"),
        arguments(
            KnotVector.uniform(3, 5, new Interval(-1, 1)),
            "KnotVector[order 3, 5 intervals over [-1.0, 1.0]]"),
        arguments(Batch.of(1, Double.NaN), "Batch[1 x 1: [NaN]]"),
        arguments(
            SAMPLES.inputs(),
            "Batch[4 x 2: [0.3, -0.7], [0.1, 0.333333], [1.0E10, 4.9E-324], ...]"),
        arguments(
            Batch.of(7, new double[14]),
            "Batch[2 x 7: [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ...], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ...]]"),
        arguments(
            SAMPLES,
            "Samples[4: [0.3, -0.7] -> [1.0], [0.1, 0.333333] -> [2.0],"
                + " [1.0E10, 4.9E-324] -> [3.0], ...]"),
        arguments(
            SAMPLES.select(0, 1).withWeights(1, 2),
            "Samples[2, weighted: [0.3, -0.7] -> [1.0], [0.1, 0.333333] -> [2.0]]"),
        arguments(
            Dataset.of(SAMPLES, SAMPLES.select(0)).normaliseInputs(),
            "Dataset[2 inputs, 1 outputs, 4 training and 1 test samples, inputs normalised]"),
        arguments(
            Attribution.of(Kan.of(List.of(FIRST)), Batch.of(2, 0.5, 0.5)),
            "Attribution[inputs 0.00, 0.00]"),
        arguments(
            new Pruned(
                KAN,
                List.of(),
                List.of(),
                List.of(new Pruned.RemovedEdge(new EdgeIndex(0, 0, 0), 0.001))),
            "Pruned[" + KAN + ", 0 nodes and 1 edges removed]"),
        arguments(
            new FixingResult(KAN, List.of(FIXED, NUMERIC)),
            "FixingResult[" + KAN + ", 1 of 2 edges fixed]"),
        arguments(
            new Discovery(KAN, KAN, List.of(FIXED, NUMERIC)),
            "Discovery[" + KAN + ", 1 of 2 edges fixed]"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void convertsValuesToShortTexts(Object value, String text) {
    assertThat(value).hasToString(text);
  }

  static Stream<Object> largeValues() {
    LayerSpec spec = KanSpec.builder(100, 100).gridIntervals(200).build().layers().get(0);
    Batch batch = Batch.of(100, new double[100_000]);
    return Stream.of(
        spec,
        spec.grid(),
        new KanSpec(Collections.nCopies(50, spec)),
        Kan.of(Collections.nCopies(2, KanLayer.neutral(spec))),
        batch,
        new Samples(batch, batch),
        Attribution.of(Kan.of(List.of(KanLayer.neutral(spec))), Batch.of(100, new double[100])));
  }

  @ParameterizedTest
  @MethodSource("largeValues")
  void convertsLargeValuesToShortTexts(Object value) {
    assertThat(value.toString().lines()).hasSizeLessThanOrEqualTo(6);
    assertThat(value.toString()).hasSizeLessThan(600);
  }
}
