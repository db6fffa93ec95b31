// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both forms of edges against the sum of single edges. */
class NumericEdgesTest {
  private static final int INPUTS = 3;
  private static final int SUBNODES = 19;

  static Stream<Arguments> kinds() {
    return Arrays.stream(BaseFunction.values())
        .flatMap(
            base ->
                Arrays.stream(OutsideGrid.values())
                    .flatMap(
                        outside ->
                            Stream.of(0, 1, 2, 3, 5)
                                .map(order -> Arguments.of(base, outside, order))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void addUpToTheSumOfSingleEdges(BaseFunction base, OutsideGrid outside, int order) {
    KanLayer layer = layer(base, outside, order);
    CompiledLayer compiled = new CompiledLayer(layer);
    double[][] x = columns(RandomNetworks.normal(40, INPUTS, 3));
    for (NumericEdges edges : forms(layer, compiled)) {
      double[][] sums = edges.sums(new SampleBlock(40), x);
      for (int n = 0; n < 40; n++) {
        for (int s = 0; s < SUBNODES; s++) {
          double expected = 0;
          for (int i = 0; i < INPUTS; i++) {
            expected += layer.edge(i, s).numeric(x[i][n]);
          }
          assertThat(sums[s][n]).isCloseTo(expected, within(1e-13 * (1 + Math.abs(expected))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void addUpToTheSameForOneSampleAsForABlock(BaseFunction base, OutsideGrid outside, int order) {
    KanLayer layer = layer(base, outside, order);
    CompiledLayer compiled = new CompiledLayer(layer);
    double[][] x = columns(RandomNetworks.normal(7, INPUTS, 4));
    for (NumericEdges edges : forms(layer, compiled)) {
      SampleBlock block = new SampleBlock(7);
      double[][] sums = edges.sums(block, x);
      double[][] alone = new double[7][SUBNODES];
      for (int i = 0; i < INPUTS; i++) {
        block.lookUp(compiled, i, x[i]);
        for (int n = 0; n < 7; n++) {
          edges.add(i, block.cells[n], block.positions[n], block.bases[n], alone[n]);
        }
      }
      for (int n = 0; n < 7; n++) {
        for (int s = 0; s < SUBNODES; s++) {
          assertThat(sums[s][n]).isEqualTo(alone[n][s]);
        }
      }
    }
  }

  private static List<NumericEdges> forms(KanLayer layer, CompiledLayer compiled) {
    return List.of(
        new EdgePieces(compiled, layer.edgeWeights()), new EdgeRows(compiled, layer.edgeWeights()));
  }

  /** Returns a layer in which an input has no edges and others lack some. */
  private static KanLayer layer(BaseFunction base, OutsideGrid outside, int order) {
    KanSpec spec =
        KanSpec.builder(INPUTS, SUBNODES).base(base).outside(outside).splineOrder(order).build();
    KanLayer layer = RandomNetworks.random(spec, order).layer(0);
    boolean[] mask = layer.mask();
    Arrays.fill(mask, SUBNODES, 2 * SUBNODES, false);
    mask[3] = false;
    return layer.withMask(mask);
  }

  private static double[][] columns(Batch x) {
    double[][] columns = new double[x.columns()][];
    Arrays.setAll(columns, x::column);
    return columns;
  }

  @Test
  void havePiecesForFewSubnodesUnlessTheTableIsLarge() {
    assertThat(form(KanSpec.builder(784, 64))).isInstanceOf(EdgeRows.class);
    assertThat(form(KanSpec.builder(64, 10))).isInstanceOf(EdgePieces.class);
    assertThat(form(KanSpec.builder(784, 10).gridIntervals(200))).isInstanceOf(EdgeRows.class);
  }

  private static NumericEdges form(KanSpec.Builder spec) {
    Kan kan = Kan.of(List.of(KanLayer.neutral(spec.build().layers().get(0))));
    return NumericEdges.of(new CompiledLayer(kan.layer(0)), kan.layer(0).edgeWeights());
  }
}
