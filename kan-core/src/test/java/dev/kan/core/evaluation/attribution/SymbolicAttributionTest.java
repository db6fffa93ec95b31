// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Edge;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.LayerActivations;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymbolicAttributionTest {
  private static final Offset<Double> CLOSE = within(1e-11);

  static Stream<Kan> symbolicNetworks() {
    return RandomNetworks.symbolic();
  }

  @ParameterizedTest
  @MethodSource("symbolicNetworks")
  void computesTheDeviationsOfTheValuesOfEachEdge(Kan kan) {
    Batch x = AttributionTest.uniform(60, kan.inputs());
    List<LayerActivations> trace = KanEvaluator.of(kan).trace(x);
    List<LayerDeviations> deviations = Attribution.of(kan, x).deviations();
    for (int l = 0; l < kan.layers().size(); l++) {
      LayerSpec spec = kan.layer(l).spec();
      Batch inputs = trace.get(l).inputs();
      for (int i = 0; i < spec.inputs(); i++) {
        for (int s = 0; s < spec.subnodes(); s++) {
          Edge edge = kan.layer(l).edge(i, s);
          double[] column = inputs.column(i);
          int place = i * spec.subnodes() + s;
          assertThat(deviations.get(l).edges()[place])
              .isCloseTo(AttributionTest.deviation(60, r -> edge.applyAsDouble(column[r])), CLOSE);
          assertThat(deviations.get(l).numericParts()[place])
              .isCloseTo(AttributionTest.deviation(60, r -> edge.numeric(column[r])), CLOSE);
        }
      }
    }
  }

  /**
   * The expected penalties are sums of sizes: edge (0, 0) has both parts, (0, 1) its numeric and
   * (1, 0) its symbolic part.
   */
  @Test
  void includesSymbolicPartsAsTheMetricDefines() {
    KanLayer layer =
        KanLayer.neutral(KanSpec.builder(2, 2).base(BaseFunction.IDENTITY).build().layers().get(0))
            .with(ParameterKind.BASE_SCALE, new double[] {2, 3, 5, 7})
            .withMask(new boolean[] {true, true, false, false})
            .withSymbolic(0, 0, new SymbolicCurve(RandomNetworks.function("x^2"), Affine.IDENTITY))
            .withSymbolic(1, 0, new SymbolicCurve(RandomNetworks.function("exp"), Affine.IDENTITY));
    Kan kan = Kan.of(List.of(layer));
    Batch x = AttributionTest.uniform(100, 2);
    double first = AttributionTest.deviation(100, r -> x.get(r, 0));
    double second = AttributionTest.deviation(100, r -> x.get(r, 1));
    double both = AttributionTest.deviation(100, r -> 2 * x.get(r, 0) + x.get(r, 0) * x.get(r, 0));
    double exponential = AttributionTest.deviation(100, r -> Math.exp(x.get(r, 1)));
    Sparsity sum = Sparsity.of(1).withSizes(1, 0);
    assertThat(sum.penalty(kan, x)).isCloseTo(5 * first / (first + 0.1), CLOSE);
    assertThat(sum.withMetric(SparsityMetric.EDGE_FORWARD_SPLINE_U).penalty(kan, x))
        .isCloseTo(5 * first, CLOSE);
    assertThat(sum.withMetric(SparsityMetric.EDGE_FORWARD_SUM).penalty(kan, x))
        .isCloseTo((both + 3 * first) / (first + 0.1) + exponential / (second + 0.1), CLOSE);
  }

  @Test
  void propagatesNaNOnlyAlongEdges() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, 2, 2).build(), 3);
    KanLayer logarithm =
        kan.layer(0)
            .withMask(new boolean[] {false, true})
            .withSymbolic(0, 0, new SymbolicCurve(RandomNetworks.function("log"), Affine.IDENTITY));
    KanLayer last = kan.layer(1).withMask(new boolean[] {true, false, true, true});
    double[] edges =
        Attribution.of(Kan.of(List.of(logarithm, last)), AttributionTest.uniform(20, 1))
            .deviations()
            .get(1)
            .edges();
    assertThat(edges[0]).isNaN();
    assertThat(edges[1]).isZero();
    assertThat(edges[2]).isFinite().isPositive();
    assertThat(edges[3]).isFinite().isPositive();
  }

  @Test
  void ignoresDeadEndsThatAreNotFinite() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 2, 1).build(), 3);
    KanLayer first =
        kan.layer(0)
            .withSymbolic(0, 0, new SymbolicCurve(RandomNetworks.function("log"), Affine.IDENTITY));
    KanLayer last = kan.layer(1).withMask(new boolean[] {false, true});
    Batch x = AttributionTest.uniform(50, 2);
    Attribution attribution = Attribution.of(Kan.of(List.of(first, last)), x);
    Attribution finite = Attribution.of(Kan.of(List.of(kan.layer(0), last)), x);
    assertThat(attribution.nodeScores(1)[0]).isZero();
    assertThat(attribution.edgeScores(0)).containsExactly(finite.edgeScores(0));
    assertThat(attribution.featureScores()).containsExactly(finite.featureScores());
    assertThat(attribution.featureInteractions(1).get(0)).isEmpty();
    assertThat(attribution.featureInteractions(1).get(1)).containsExactly(0, 1);
  }
}
