// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.leastsquares.KanObjective;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hidden nodes that are infinite or NaN: the logarithm of 0 and of negative numbers. */
class NotFiniteTest {
  private static final Batch X = Batch.of(1, 0.5, -0.5, 0, 0.7);

  static Stream<Arguments> kinds() {
    return Arrays.stream(BaseFunction.values())
        .flatMap(
            base ->
                Arrays.stream(OutsideGrid.values())
                    .flatMap(
                        outside ->
                            Stream.of(0, 1, 3).map(order -> Arguments.of(base, outside, order))));
  }

  /**
   * Returns a network in which output 0 has an edge from the node of the logarithm, and output 1
   * only from the other node.
   */
  private static Kan network(BaseFunction base, OutsideGrid outside, int order) {
    KanSpec spec = KanSpec.builder(1, 2, 2).base(base).outside(outside).splineOrder(order).build();
    Kan kan = RandomNetworks.random(spec, 5);
    KanLayer first =
        kan.layer(0)
            .withMask(new boolean[] {false, true})
            .withSymbolic(0, 0, curve("log", Affine.IDENTITY));
    KanLayer second = kan.layer(1).withMask(new boolean[] {true, false, true, true});
    return kan.withLayers(List.of(first, second));
  }

  private static SymbolicCurve curve(String name, Affine affine) {
    return new SymbolicCurve(RandomNetworks.function(name), affine);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void propagateOnlyAlongEdges(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = network(base, outside, order);
    Batch y = KanEvaluator.of(kan).evaluate(X);
    assertThat(y.column(0)[1]).isNaN();
    assertThat(y.column(0)[2]).isNaN();
    assertThat(new double[] {y.column(0)[0], y.column(0)[3]}).doesNotContain(Double.NaN);
    assertThat(Arrays.stream(y.column(1))).allMatch(Double::isFinite);
    Batch hidden = KanEvaluator.of(kan).activations(X).get(1);
    assertThat(hidden.column(0)[1]).isNaN();
    assertThat(hidden.column(0)[2]).isInfinite();
    assertThat(KanEvaluator.nodes(kan.layer(1), hidden)).isEqualTo(y);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void propagateToDerivativesAndLosses(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = network(base, outside, order);
    double[] y = KanEvaluator.of(kan).evaluate(X).toArray();
    Derivatives derivatives = DerivativeEvaluator.of(kan).evaluate(X);
    assertThat(derivatives.value().toArray()).containsExactly(y, within(1e-12));
    assertThat(derivatives.gradients().get(0).get(1, 0)).isNaN();
    assertThat(derivatives.secondDerivatives().get(0).get(1, 0)).isNaN();
    assertThat(Arrays.stream(derivatives.gradients().get(1).toArray())).allMatch(Double::isFinite);
    KanObjective objective =
        KanObjective.of(kan, new Samples(X, Batch.of(2, new double[8])), Loss.SQUARED_ERROR);
    double[] losses = objective.sampleLosses(objective.parameters().values());
    for (int n = 0; n < 4; n++) {
      double expected = (y[2 * n] * y[2 * n] + y[2 * n + 1] * y[2 * n + 1]) / 2;
      assertThat(losses[n]).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void mayBecomeFiniteThroughAFunction() {
    KanSpec spec = KanSpec.builder(1, 1, 1).build();
    KanLayer first =
        KanLayer.neutral(spec.layers().get(0))
            .withMask(new boolean[1])
            .withSymbolic(0, 0, curve("log", Affine.IDENTITY));
    KanLayer second =
        KanLayer.neutral(spec.layers().get(1))
            .withMask(new boolean[1])
            .withSymbolic(0, 0, curve("exp", new Affine(1, 0, 2, 3)));
    double[] y = KanEvaluator.of(Kan.of(List.of(first, second))).evaluate(X).toArray();
    assertThat(y).containsExactly(new double[] {4, Double.NaN, 3, 4.4}, within(1e-14));
  }
}
