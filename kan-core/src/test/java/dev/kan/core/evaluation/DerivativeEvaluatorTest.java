// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares values with the evaluator, and derivatives with finite differences and closed forms. */
class DerivativeEvaluatorTest {
  static Stream<Arguments> kinds() {
    return Arrays.stream(BaseFunction.values())
        .flatMap(
            base ->
                Arrays.stream(OutsideGrid.values())
                    .flatMap(
                        outside ->
                            Stream.of(1, 3, 4).map(order -> Arguments.of(base, outside, order))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void agreesWithFiniteDifferences(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = network(base, outside, order);
    KanEvaluator evaluator = KanEvaluator.of(kan);
    Batch x = inputs();
    Derivatives derivatives = DerivativeEvaluator.of(kan).evaluate(x);
    assertThat(derivatives.value().toArray())
        .containsExactly(evaluator.evaluate(x).toArray(), within(1e-12));
    for (int n = 0; n < x.rows(); n++) {
      for (int i = 0; i < 2; i++) {
        for (int o = 0; o < 2; o++) {
          double[] row = x.row(n);
          double h = 1e-4;
          double left = moved(evaluator, row, i, -h)[o];
          double middle = evaluator.evaluate(row)[o];
          double right = moved(evaluator, row, i, h)[o];
          double slope = (right - left) / (2 * h);
          double curvature = (right - 2 * middle + left) / (h * h);
          assertThat(derivatives.gradients().get(o).get(n, i))
              .isCloseTo(slope, within(2e-5 * Math.max(1, Math.abs(slope))));
          assertThat(derivatives.secondDerivatives().get(o).get(n, i))
              .isCloseTo(curvature, within(2e-4 * Math.max(1, Math.abs(curvature))));
        }
      }
    }
  }

  @Test
  void agreesWithTheClosedFormOfAProduct() {
    KanSpec spec =
        KanSpec.builder(2, List.of(NodeLayout.of(0, 3))).base(BaseFunction.IDENTITY).build();
    KanLayer layer =
        KanLayer.neutral(spec.layers().get(0))
            .with(ParameterKind.BASE_SCALE, new double[] {1, 2, 0, 3, 0, 1});
    // (x + 3 y) (2 x) y
    double x = 0.7;
    double y = -0.4;
    Derivatives at =
        DerivativeEvaluator.of(Kan.of(List.of(layer))).evaluate(Batch.ofRows(new double[] {x, y}));
    assertThat(at.value().get(0, 0)).isCloseTo((x + 3 * y) * 2 * x * y, within(1e-15));
    assertThat(at.gradients().get(0).row(0))
        .containsExactly(
            new double[] {4 * x * y + 6 * y * y, 2 * x * x + 12 * x * y}, within(1e-14));
    assertThat(at.secondDerivatives().get(0).row(0))
        .containsExactly(new double[] {4 * y, 12 * x}, within(1e-14));
  }

  @Test
  void agreesWithTheClosedFormOfAChain() {
    SymbolicFunction sine = RandomNetworks.function("sin");
    SymbolicFunction exponential = RandomNetworks.function("exp");
    KanSpec spec = KanSpec.builder(1, 1, 1).build();
    KanLayer inner =
        KanLayer.neutral(spec.layers().get(0))
            .withMask(new boolean[1])
            .withSymbolic(0, 0, new SymbolicCurve(sine, new Affine(3, 0.2, 2, -0.1)));
    KanLayer outer =
        KanLayer.neutral(spec.layers().get(1))
            .withMask(new boolean[1])
            .withSymbolic(0, 0, new SymbolicCurve(exponential, new Affine(0.5, 0, 1, 4)));
    double x = 0.7;
    double sin = Math.sin(3 * x + 0.2);
    double cos = Math.cos(3 * x + 0.2);
    double exp = Math.exp(0.5 * (2 * sin - 0.1));
    Derivatives at = DerivativeEvaluator.of(Kan.of(List.of(inner, outer))).evaluate(Batch.of(1, x));
    assertThat(at.value().get(0, 0)).isCloseTo(exp + 4, within(1e-14));
    assertThat(at.gradients().get(0).get(0, 0)).isCloseTo(3 * cos * exp, within(1e-13));
    assertThat(at.secondDerivatives().get(0).get(0, 0))
        .isCloseTo((9 * cos * cos - 9 * sin) * exp, within(1e-13));
  }

  @Test
  void rejectsInvalidInputs() {
    DerivativeEvaluator evaluator =
        DerivativeEvaluator.of(Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 0));
    assertThatThrownBy(() -> evaluator.evaluate(Batch.of(3, 1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shape [1, 3]; expected [rows, 2]");
    assertThatThrownBy(() -> evaluator.evaluate(Batch.of(2, 1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0, column 1 is NaN");
  }

  private static double[] moved(KanEvaluator evaluator, double[] x, int input, double by) {
    double[] other = x.clone();
    other[input] += by;
    return evaluator.evaluate(other);
  }

  static Kan network(BaseFunction base, OutsideGrid outside, int order) {
    KanSpec spec =
        KanSpec.builder(2, List.of(NodeLayout.of(1, 2, 3), NodeLayout.of(1, 2)))
            .splineOrder(order)
            .gridIntervals(3)
            .base(base)
            .outside(outside)
            .build();
    spec =
        RandomNetworks.withSymbolic(
            spec,
            new SymbolicEdge(0, 1, RandomNetworks.function("sin")),
            new SymbolicEdge(1, 2, RandomNetworks.function("tanh")));
    SeededRandom random = new SeededRandom(order);
    List<KanLayer> layers = new ArrayList<>();
    spec.layers()
        .forEach(
            each -> {
              KanLayer layer = KanLayer.neutral(each);
              for (ParameterKind kind : EnumSet.allOf(ParameterKind.class)) {
                double[] values = kind.neutralValues(each);
                for (int v = 0; v < values.length; v++) {
                  values[v] += random.uniform(-0.6, 0.6);
                }
                layer = layer.with(kind, values);
              }
              boolean[] mask = layer.mask();
              mask[1] = false;
              layers.add(layer.withMask(mask));
            });
    return Kan.of(layers);
  }

  static Batch inputs() {
    SeededRandom random = new SeededRandom(5);
    double[] values = new double[60];
    for (int v = 0; v < values.length; v++) {
      values[v] = random.uniform(-2.5, 2.5);
    }
    return Batch.of(2, values);
  }
}
