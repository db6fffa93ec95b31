// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples that make least squares or quantiles fail: knots stay increasing and curves are kept. */
class DegenerateSamplesTest {
  private static final int MANY = 101;

  static Stream<Arguments> cases() {
    return Stream.of(
            samples("one sample", 1, i -> 0.3, "all (nearly) equal, 0.3"),
            samples("a constant column", MANY, i -> -0.5, "all (nearly) equal, -0.5"),
            samples("a constant outside the grid", MANY, i -> 77, "all (nearly) equal, 77.0"),
            samples("equal but for rounding", MANY, i -> 1 + i * 0x1p-52, "(nearly) equal, 1.0"),
            samples("a range near the smallest number", MANY, i -> i * 1e-300, "equal, 0.0"),
            samples("a range near the largest", MANY, i -> (i - 50) * 3e306, "from -1.5E308 to"),
            samples(
                "one value far outside", MANY, i -> i == 7 ? 1e6 : spread(i), "1 of 101 values"),
            samples("a few far outside", MANY, i -> i < 8 ? -90 - i : spread(i), "8 of 101 values"),
            samples("two samples", 2, i -> i - 0.5, ""),
            samples("fewer samples than functions", 5, i -> Math.sin(i), ""),
            samples("two values", MANY, i -> i % 2 - 0.5, ""),
            samples("mostly zeros", MANY, i -> i % 10 == 0 ? spread(i) : 0, ""),
            samples("mostly the smallest", MANY, i -> Math.max(-0.5, spread(i) - 1.3), ""),
            samples("mostly the largest", MANY, i -> Math.min(0.5, spread(i) + 1.3), ""),
            samples("a tiny range", MANY, i -> spread(i) * 1e-20, ""),
            samples("far off the grid", MANY, i -> 1000 + spread(i), ""))
        .flatMap(
            each ->
                Arrays.stream(OutsideGrid.values())
                    .map(outside -> arguments(each[0], each[1], each[2], each[3], outside)));
  }

  @ParameterizedTest(name = "{0}, {4}")
  @MethodSource("cases")
  void keepsKnotsIncreasingAndCurves(
      String name, int count, IntToDoubleFunction first, String warning, OutsideGrid outside) {
    Kan kan = smooth(outside);
    Batch x =
        Batch.ofColumns(
            IntStream.range(0, count).mapToDouble(first).toArray(),
            IntStream.range(0, count).mapToDouble(i -> spread(i + 3)).toArray());
    for (KnotPlacement placement :
        List.of(
            AdaptiveKnots.defaults(),
            RangeKnots.defaults(),
            AdaptiveKnots.builder().gridEps(0).build())) {
      GridUpdateResult result = GridUpdate.update(kan, x, placement);
      List<String> aboutFirst =
          result.warnings().stream()
              .filter(each -> each.layer() == 0 && each.input() == 0)
              .map(GridWarning::message)
              .toList();
      if (warning.isEmpty()) {
        assertThat(aboutFirst).as(name).isEmpty();
      } else {
        assertThat(aboutFirst).singleElement().asString().contains(warning, "old grid is kept");
        assertThat(knots(result.kan())).isEqualTo(knots(kan));
      }
      result.kan().layers().forEach(DegenerateSamplesTest::assertStepsAreNotTooShort);
      double[] before = KanEvaluator.of(kan).evaluate(x).toArray();
      assertThat(KanEvaluator.of(result.kan()).evaluate(x).toArray())
          .as("%s, %s", name, placement)
          .containsExactly(before, within(0.02));
    }
  }

  @Test
  void keepsLayersAfterActivationsThatAreNotFinite() {
    Kan kan =
        Initialiser.pykan()
            .initialise(KanSpec.builder(1, 2, 2, 1).base(BaseFunction.IDENTITY).build(), 1);
    KanLayer overflowing = kan.layer(0).with(ParameterKind.NODE_SCALE, new double[] {1e308, 1});
    Kan broken = kan.withLayers(List.of(overflowing, kan.layer(1), kan.layer(2)));
    GridUpdateResult result = GridUpdate.update(broken, Batch.of(1, -50, 10, 80));
    assertThat(result.warnings()).hasSize(4);
    assertThat(result.warnings().get(0))
        .hasToString(
            "layer 1, input 0: the layer's activations are not finite; the old grid is kept");
    assertThat(result.kan().layers().subList(1, 3)).isEqualTo(kan.layers().subList(1, 3));
    assertThat(knots(result.kan())).isNotEqualTo(knots(kan));
  }

  @Test
  void keepsInputsWhoseCoefficientsWouldOverflow() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, 1).build(), 1);
    double[] huge = new double[8];
    Arrays.setAll(huge, m -> m % 2 == 0 ? 1.7e308 : -1.7e308);
    Kan large =
        Kan.of(
            List.of(
                kan.layer(0)
                    .with(ParameterKind.COEFFICIENTS, huge)
                    .with(ParameterKind.SPLINE_SCALE, new double[] {1e-308})));
    GridUpdateResult result = GridUpdate.update(large, Batch.of(1, -0.95, -0.6, 0.1, 0.2, 0.9));
    assertThat(result.warnings()).singleElement().asString().contains("would not be finite");
    assertThat(result.kan().layers()).isEqualTo(large.layers());
  }

  /** Returns values on [-0.9, 0.9], dense and without order. */
  private static double spread(int i) {
    return 1.8 * (i * 37 % MANY) / (MANY - 1) - 0.9;
  }

  /**
   * Returns a network of 2 inputs, 2 hidden nodes and 1 output in which every curve is a sine and
   * the hidden values stay in [-1, 1].
   */
  private static Kan smooth(OutsideGrid outside) {
    KanSpec spec =
        KanSpec.builder(2, 2, 1).gridIntervals(12).base(BaseFunction.ZERO).outside(outside).build();
    Kan kan = Initialiser.pykan().initialise(spec, 1);
    return kan.withLayers(kan.layers().stream().map(DegenerateSamplesTest::withSines).toList());
  }

  private static KanLayer withSines(KanLayer layer) {
    double[] coefficients = layer.values(ParameterKind.COEFFICIENTS);
    double[] scales = ParameterKind.SPLINE_SCALE.neutralValues(layer.spec());
    int subnodes = layer.spec().subnodes();
    for (int c = 0; c < coefficients.length; c++) {
      int function = c / subnodes;
      coefficients[c] = 0.5 * Math.sin(0.3 * function + 2 * (c % subnodes));
    }
    return layer
        .with(ParameterKind.COEFFICIENTS, coefficients)
        .with(ParameterKind.SPLINE_SCALE, scales);
  }

  private static KnotVector knots(Kan kan) {
    return kan.layer(0).spec().grid().knots().get(0);
  }

  private static void assertStepsAreNotTooShort(KanLayer layer) {
    for (KnotVector knots : layer.spec().grid().knots()) {
      double mean = knots.range().length() / knots.gridIntervals();
      for (int i = 1; i < knots.size(); i++) {
        assertThat((knots.knot(i) - knots.knot(i - 1)) / mean).isGreaterThan(0.0099);
      }
    }
  }

  private static Object[] samples(
      String name, int count, IntToDoubleFunction first, String warning) {
    return new Object[] {name, count, first, warning};
  }
}
