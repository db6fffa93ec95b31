// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static dev.kan.core.ParameterKind.BASE_SCALE;
import static dev.kan.core.ParameterKind.COEFFICIENTS;
import static dev.kan.core.ParameterKind.NODE_BIAS;
import static dev.kan.core.ParameterKind.NODE_SCALE;
import static dev.kan.core.ParameterKind.SPLINE_SCALE;
import static dev.kan.core.ParameterKind.SUBNODE_SCALE;
import static dev.kan.core.ParameterKind.SYMBOLIC_AFFINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KanLayerTest {
  private static final LayerSpec SPEC =
      LayerSpec.of(
          Grid.uniform(2, 3, 5, new Interval(-1, 1)), NodeLayout.sums(3).withProducts(2, 2));

  @Test
  void derivesShapesFromTheSpecification() {
    assertThat(SPEC.subnodes()).isEqualTo(7);
    assertThat(SPEC.outputs()).isEqualTo(5);
    assertThat(COEFFICIENTS.shape(SPEC)).containsExactly(2, 8, 7);
    assertThat(BASE_SCALE.shape(SPEC)).containsExactly(2, 7);
    assertThat(SUBNODE_SCALE.shape(SPEC)).containsExactly(7);
    assertThat(NODE_BIAS.shape(SPEC)).containsExactly(5);
  }

  @Test
  void evaluatesNeutralLayersToZero() {
    KanLayer layer = KanLayer.neutral(SPEC);
    assertThat(layer.edge(1, 6).applyAsDouble(0.3)).isZero();
    assertThat(layer.values(SPLINE_SCALE)).containsOnly(1);
    assertThat(layer.values(NODE_SCALE)).containsOnly(1);
  }

  @Test
  void countsParameters() {
    KanLayer layer = KanLayer.neutral(SPEC);
    long edges = 2 * 7;
    assertThat(layer.parameterCount()).isEqualTo(edges * (8 + 1 + 1) + 2 * 7 + 2 * 5);
    assertThat(layer.trainableParameterCount()).isEqualTo(edges * (8 + 1 + 1));
    KanLayer masked = layer.withActive(0, 3, false);
    assertThat(masked.trainableParameterCount()).isEqualTo((edges - 1) * 10);
    assertThat(masked.activeEdgeCount()).isEqualTo(edges - 1);
    assertThat(layer.withFrozen(Set.of(COEFFICIENTS)).trainableParameterCount())
        .isEqualTo(edges * 2 + 2 * 7 + 2 * 5);
    Kan published =
        Initialiser.efficientKan().initialise(KanSpec.builder(1, 1).gridIntervals(10).build(), 0);
    assertThat(published.trainableParameterCount()).isEqualTo(15);
  }

  @Test
  void copiesArraysThatArePassedAndReturned() {
    double[] scales = new double[14];
    KanLayer layer = KanLayer.neutral(SPEC).with(BASE_SCALE, scales);
    scales[0] = 5;
    layer.values(BASE_SCALE)[1] = 6;
    layer.mask()[0] = false;
    assertThat(layer).isEqualTo(KanLayer.neutral(SPEC));
  }

  @Test
  void multipliesMaskAndScalesIntoEdgeWeights() {
    double[] coefficients = COEFFICIENTS.neutralValues(SPEC);
    coefficients[(1 * 8 + 4) * 7 + 2] = 3;
    double[] splineScale = SPLINE_SCALE.neutralValues(SPEC);
    splineScale[1 * 7 + 2] = 0.5;
    double[] baseScale = BASE_SCALE.neutralValues(SPEC);
    baseScale[1 * 7 + 2] = -2;
    KanLayer layer =
        KanLayer.neutral(SPEC)
            .with(COEFFICIENTS, coefficients)
            .with(SPLINE_SCALE, splineScale)
            .with(BASE_SCALE, baseScale);
    double[] expected = new double[2 * 9 * 7];
    expected[(1 * 9 + 4) * 7 + 2] = 1.5;
    expected[(1 * 9 + 8) * 7 + 2] = -2;
    assertThat(layer.edgeWeights()).containsExactly(expected);
    KanLayer masked = layer.withActive(1, 2, false);
    assertThat(masked.edgeWeights()).containsOnly(0);
    assertThat(masked.edge(1, 2).applyAsDouble(0.5)).isZero();
    assertThat(masked.withActive(1, 2, true)).isEqualTo(layer);
  }

  @Test
  void findsInputsWithNumericEdges() {
    KanLayer layer = KanLayer.neutral(SPEC).filterEdges((i, s) -> i == 1 && s == 6);
    assertThat(layer.hasNumericEdges(0)).isFalse();
    assertThat(layer.hasNumericEdges(1)).isTrue();
    assertThatThrownBy(() -> layer.hasNumericEdges(2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("input (2)");
  }

  @Test
  void removesBothPartsOfFilteredEdges() {
    SymbolicCurve line =
        new SymbolicCurve(FunctionLibrary.standard().get("x"), new Affine(1, 0, 2, 0));
    KanLayer layer =
        KanLayer.neutral(SPEC)
            .withSymbolic(0, 1, line)
            .withSymbolic(1, 2, line)
            .withActive(1, 2, false);

    KanLayer filtered = layer.filterEdges((input, subnode) -> input == 1);

    assertThat(filtered.symbolicCurves()).containsOnlyKeys(layer.spec().symbolic().get(1));
    assertThat(filtered.present(0, 1)).isFalse();
    assertThat(filtered.present(1, 2)).isTrue();
    assertThat(filtered.active(1, 2)).isFalse();
    assertThat(filtered.activeEdgeCount()).isEqualTo(6);
  }

  @Test
  void returnsRowMajorPositions() {
    assertThat(SPEC.edgePosition(1, 2)).isEqualTo(1 * 7 + 2);
    assertThat(SPEC.coefficientPosition(1, 4, 2)).isEqualTo((1 * 8 + 4) * 7 + 2);
    assertThatThrownBy(() -> SPEC.edgePosition(1, 7))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("subnode (7)");
    assertThatThrownBy(() -> SPEC.coefficientPosition(1, 8, 2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("basis function (8)");
  }

  @Test
  void returnsNaNForInputsThatAreNotFinite() {
    KanLayer layer = KanLayer.neutral(SPEC);
    KanLayer masked = layer.withMask(new boolean[14]);
    for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(layer.edge(0, 0).applyAsDouble(x)).isNaN();
      assertThat(masked.edge(0, 0).applyAsDouble(x)).isZero();
    }
  }

  @Test
  void buildsDifferentSettingsPerLayerAndInput() {
    KanSpec spec =
        KanSpec.builder(2, List.of(NodeLayout.sums(1).withProducts(1, 3), NodeLayout.sums(4)))
            .gridIntervals(7, 4)
            .splineOrder(2, 5)
            .range(-2, 2)
            .inputRanges(List.of(new Interval(0, 1), new Interval(10, 20)))
            .freeze(SPLINE_SCALE)
            .train(NODE_BIAS)
            .build();
    LayerSpec first = spec.layers().get(0);
    LayerSpec second = spec.layers().get(1);
    assertThat(first.grid().knots().get(1).range()).isEqualTo(new Interval(10, 20));
    assertThat(first.grid().gridIntervals()).isEqualTo(7);
    assertThat(first.grid().order()).isEqualTo(2);
    assertThat(second.inputs()).isEqualTo(2);
    assertThat(second.grid().order()).isEqualTo(5);
    assertThat(second.grid().knots().get(0).range()).isEqualTo(new Interval(-2, 2));
    assertThat(second.trainable())
        .containsExactlyInAnyOrder(COEFFICIENTS, BASE_SCALE, NODE_BIAS, SYMBOLIC_AFFINE);
  }

  @Test
  void keepsTheHistoryInOrder() {
    Kan kan =
        Kan.of(List.of(KanLayer.neutral(SPEC)))
            .withStep("first", Map.of("b", "2", "a", "1"))
            .withStep("second", Map.of());
    assertThat(kan.provenance().steps())
        .containsExactly(
            new Provenance.Step("first", Map.of("a", "1", "b", "2")),
            new Provenance.Step("second", Map.of()));
  }
}
