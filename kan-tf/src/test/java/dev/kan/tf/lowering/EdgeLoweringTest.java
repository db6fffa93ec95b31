// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Compares one edge in ops with the plain-Java basis at, around and beyond every knot. */
class EdgeLoweringTest {
  static Stream<Arguments> edges() {
    return IntStream.rangeClosed(0, 5)
        .boxed()
        .flatMap(
            order ->
                Stream.of(true, false)
                    .flatMap(
                        uniform ->
                            Arrays.stream(OutsideGrid.values())
                                .map(outside -> Arguments.of(order, uniform, outside))));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void isAccurateFarOutsideInSinglePrecision(int order, boolean uniform, OutsideGrid outside) {
    Batch far = Batch.of(1, 3e38, -3e38, 1e37, -1e37, 1e30, 1e-45);
    for (BaseFunction base : BaseFunction.values()) {
      Kan kan = withBase(edge(knots(order, uniform), outside), base);
      double[] expected = KanEvaluator.of(kan).evaluate(far).toArray();
      try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 1)) {
        double[] actual =
            graph.values(
                TfKan.lowerForInference(graph.ops(), kan, TFloat32.class).call(graph.x()), far);
        for (int i = 0; i < actual.length; i++) {
          // a line that is too steep may overflow
          if (outside != OutsideGrid.LINEAR || Math.abs(far.get(i, 0)) < 1e36) {
            assertThat(actual[i])
                .as("%s at %s", base, far.get(i, 0))
                .isCloseTo(expected[i], within(1e-4 * (1 + Math.abs(expected[i]))));
          }
        }
      }
    }
  }

  private static Kan withBase(Kan kan, BaseFunction base) {
    KanLayer layer = kan.layer(0);
    LayerSpec spec = layer.spec();
    KanLayer other =
        KanLayer.neutral(new LayerSpec(spec.grid(), spec.nodes(), base, spec.outside(), Set.of()));
    return Kan.of(
        List.of(
            other
                .with(ParameterKind.COEFFICIENTS, layer.values(ParameterKind.COEFFICIENTS))
                .with(ParameterKind.BASE_SCALE, new double[] {0.5})));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void computesValueAndDerivativesOfTheBasis(int order, boolean uniform, OutsideGrid outside) {
    Kan kan = edge(knots(order, uniform), outside);
    KnotVector knots = kan.layer(0).spec().grid().knots().get(0);
    BSplineBasis basis = BSplineBasis.of(knots, outside);
    double[] coefficients = kan.layer(0).values(ParameterKind.COEFFICIENTS);
    // at the knots themselves the derivative of order k jumps, and so do those that outside breaks
    int continuous = outside == OutsideGrid.ZERO ? order - 1 : Math.min(order - 1, 0);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 1)) {
      Operand<TFloat64> y =
          TfKan.lowerForInference(graph.ops(), kan, TFloat64.class).call(graph.x());
      Batch atKnots = Batch.of(1, knots.toArray());
      Batch around = Batch.of(1, around(knots));
      for (int derivative = 0; derivative <= Math.min(order, 3); derivative++) {
        compare(graph, y, around, basis, coefficients, derivative);
        if (derivative <= Math.max(0, continuous)) {
          compare(graph, y, atKnots, basis, coefficients, derivative);
        }
        if (derivative < Math.min(order, 3)) {
          y = graph.gradient(y, graph.x());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("edges")
  void staysWithinRoundingInFloat32(int order, boolean uniform, OutsideGrid outside) {
    Kan kan = edge(knots(order, uniform), outside);
    KnotVector knots = kan.layer(0).spec().grid().knots().get(0);
    Batch around = Batch.of(1, around(knots));
    assertThat(outputs(kan, TFloat32.class, around))
        .containsExactly(outputs(kan, TFloat64.class, around), within(1e-5));
  }

  private static <T extends TFloating> double[] outputs(Kan kan, Class<T> type, Batch x) {
    try (TestGraph<T> graph = new TestGraph<>(type, 1)) {
      return graph.values(TfKan.lowerForInference(graph.ops(), kan, type).call(graph.x()), x);
    }
  }

  private static void compare(
      TestGraph<TFloat64> graph,
      Operand<TFloat64> y,
      Batch x,
      BSplineBasis basis,
      double[] coefficients,
      int derivative) {
    double[] values = graph.values(y, x);
    for (int n = 0; n < values.length; n++) {
      double[] row = basis.derivatives(x.get(n, 0), derivative);
      double expected =
          IntStream.range(0, row.length).mapToDouble(m -> row[m] * coefficients[m]).sum();
      assertThat(values[n])
          .as("derivative %s at %s", derivative, x.get(n, 0))
          .isCloseTo(expected, within(1e-9 * Math.pow(10, derivative)));
    }
  }

  private static KnotVector knots(int order, boolean uniform) {
    if (uniform) {
      return KnotVector.uniform(order, 6, new Interval(-1, 2));
    }
    SeededRandom random = new SeededRandom(order);
    double[] points = new double[7];
    points[0] = -1;
    for (int p = 1; p < points.length; p++) {
      points[p] = points[p - 1] + random.uniform(0.2, 0.9);
    }
    return KnotVector.extending(order, points);
  }

  private static double[] around(KnotVector knots) {
    double first = knots.knot(0);
    double last = knots.knot(knots.size() - 1);
    return DoubleStream.concat(
            DoubleStream.of(first - 3, first - 0.1, last + 0.1, last + 3),
            Arrays.stream(knots.toArray()).flatMap(t -> DoubleStream.of(t - 1e-3, t + 1e-3)))
        .toArray();
  }

  private static Kan edge(KnotVector knots, OutsideGrid outside) {
    LayerSpec spec =
        LayerSpec.of(new Grid(List.of(knots)), NodeLayout.sums(1))
            .withBase(BaseFunction.ZERO)
            .withOutside(outside);
    SeededRandom random = new SeededRandom(3);
    double[] coefficients =
        IntStream.range(0, spec.grid().basisCount())
            .mapToDouble(m -> random.uniform(-1, 1))
            .toArray();
    return Kan.of(List.of(KanLayer.neutral(spec).with(ParameterKind.COEFFICIENTS, coefficients)));
  }
}
