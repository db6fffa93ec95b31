// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicCurve;
import org.junit.jupiter.api.Test;

class EdgeFixingTest {
  private static final Kan KAN = TestNetworks.hello();
  private static final Batch X = TestNetworks.helloSamples(150, 1).inputs();
  private static final SymbolicFit FIT = SymbolicFit.defaults();
  private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();

  @Test
  void fixesEdgeToCurveAndMakesItNumericAgain() {
    EdgeIndex edge = new EdgeIndex(0, 1, 0);
    SymbolicCurve curve = TestNetworks.curve("tanh", 2, 0, 1, 3);

    Kan fixed = EdgeFixing.fixSymbolic(KAN, edge, curve);

    assertThat(fixed.layer(0).edge(1, 0).applyAsDouble(0.4)).isEqualTo(Math.tanh(0.8) + 3);
    assertThat(fixed.layer(0).active(1, 0)).isFalse();
    assertThat(fixed.layer(0).active(0, 0)).isTrue();
    assertThat(fixed.provenance().steps().get(0).details())
        .containsEntry("to", "tanh")
        .containsEntry("edge", "layer 0, input 1, subnode 0");
    assertThat(EdgeFixing.unfix(fixed, edge).layers()).isEqualTo(KAN.layers());
  }

  @Test
  void fitsFunctionToValuesOfEdgeOnSamples() {
    FixingResult result =
        EdgeFixing.fixSymbolic(KAN, new EdgeIndex(1, 0, 0), LIBRARY.get("exp"), X, FIT);

    EdgeReport report = result.edges().get(0);
    assertThat(report.fixed()).isTrue();
    assertThat(report.r2()).isGreaterThan(0.99999);
    assertThat(report.curve().affine().a()).isCloseTo(1, offset(1e-3));
    assertThat(result.kan().layer(1).symbolic(0, 0)).contains(report.curve());
  }

  @Test
  void pointsDependOnGivenSamplesOnly() {
    EdgeSamples before = EdgeSamples.of(KAN, new EdgeIndex(1, 0, 0), X);
    EdgeSamples.of(KAN, new EdgeIndex(1, 0, 0), Batch.of(2, 0, 0, 0.1, 0.1));

    assertThat(EdgeSamples.of(KAN, new EdgeIndex(1, 0, 0), X).x()).isEqualTo(before.x());
    assertThat(before.y(3)).isEqualTo(KAN.layer(1).edge(0, 0).applyAsDouble(before.x(3)));
  }

  @Test
  void rejectsMissingAbsentAndNumericEdges() {
    Kan withoutEdge = KAN.withLayer(0, KAN.layer(0).withActive(1, 0, false));

    assertThatThrownBy(() -> new EdgeIndex(0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input -1");
    assertThatThrownBy(() -> EdgeFixing.unfix(KAN, new EdgeIndex(0, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the edge of layer 0, input 0, subnode 0 is not symbolic");
    assertThatThrownBy(
            () ->
                EdgeFixing.fixSymbolic(
                    withoutEdge, new EdgeIndex(0, 1, 0), LIBRARY.get("x"), X, FIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the edge of layer 0, input 1, subnode 0 is absent");
    assertThatThrownBy(
            () ->
                EdgeFixing.fixSymbolic(
                    KAN, new EdgeIndex(0, 2, 0), TestNetworks.curve("x", 1, 0, 1, 0)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("input");
    assertThatThrownBy(() -> EdgeFixing.unfix(KAN, new EdgeIndex(2, 0, 0)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("layer");
  }
}
