// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.training.leastsquares.RandomNetworks;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KanEvaluatorTest {
  static Stream<String> pykanNetworks() {
    return GoldenNetworks.pykan();
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void computesTheActivationsOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    KanEvaluator evaluator = KanEvaluator.of(GoldenNetworks.pykan(golden));
    Batch x = Goldens.batch(golden.get("x"));
    List<Batch> activations = evaluator.activations(x);
    for (int l = 0; l < activations.size(); l++) {
      assertClose(activations.get(l), Goldens.batch(golden.get("activations").get(l)));
    }
    assertClose(evaluator.evaluate(x), Goldens.batch(golden.get("y")));
  }

  @Test
  void computesTheOutputsOfEfficientKan() {
    JsonNode golden = Goldens.read("efficient-kan/network.json");
    KanEvaluator evaluator = KanEvaluator.of(GoldenNetworks.efficientKan(golden));
    assertClose(evaluator.evaluate(Goldens.batch(golden.get("x"))), Goldens.batch(golden.get("y")));
  }

  static Stream<Kan> networks() {
    return RandomNetworks.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithTheSumOfSingleEdges(Kan kan) {
    Batch x = RandomNetworks.normal(30, kan.inputs(), 4);
    List<LayerActivations> trace = KanEvaluator.of(kan).trace(x);
    Batch outputs = KanEvaluator.of(kan).evaluate(x);
    for (int n = 0; n < x.rows(); n++) {
      double[] values = x.row(n);
      for (int l = 0; l < kan.layers().size(); l++) {
        double[] sums = edgeSums(kan.layer(l), values);
        assertThat(trace.get(l).inputs().row(n)).containsExactly(values, within(1e-12));
        assertThat(trace.get(l).edgeSums().row(n)).containsExactly(sums, within(1e-12));
        values = nodes(kan.layer(l), sums);
        assertThat(trace.get(l).nodes().row(n)).containsExactly(values, within(1e-12));
      }
      assertThat(outputs.row(n)).containsExactly(values, within(1e-12));
    }
  }

  private static double[] edgeSums(KanLayer layer, double[] x) {
    double[] sums = new double[layer.spec().subnodes()];
    for (int i = 0; i < x.length; i++) {
      for (int s = 0; s < sums.length; s++) {
        sums[s] += layer.edge(i, s).applyAsDouble(x[i]);
      }
    }
    return sums;
  }

  private static double[] nodes(KanLayer layer, double[] sums) {
    NodeLayout layout = layer.spec().nodes();
    double[] nodes = new double[layout.nodes()];
    int subnode = 0;
    for (int node = 0; node < nodes.length; node++) {
      double product = 1;
      int factors = node < layout.sums() ? 1 : layout.arities().get(node - layout.sums());
      for (int f = 0; f < factors; f++) {
        product *=
            layer.values(ParameterKind.SUBNODE_SCALE)[subnode] * sums[subnode]
                + layer.values(ParameterKind.SUBNODE_BIAS)[subnode];
        subnode++;
      }
      nodes[node] =
          layer.values(ParameterKind.NODE_SCALE)[node] * product
              + layer.values(ParameterKind.NODE_BIAS)[node];
    }
    return nodes;
  }

  @Test
  void rejectsLayerInputsOfWrongWidth() {
    KanLayer layer = RandomNetworks.all().findFirst().orElseThrow().layer(0);
    assertThatThrownBy(() -> KanEvaluator.nodes(layer, Batch.of(3, 1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the layer's input has shape [1, 3]; expected [rows, 2]");
  }

  private static void assertClose(Batch actual, Batch expected) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    double[] values = expected.toArray();
    double[] got = actual.toArray();
    for (int i = 0; i < values.length; i++) {
      assertThat(got[i]).isCloseTo(values[i], within(1e-12 * Math.max(1, Math.abs(values[i]))));
    }
  }
}
