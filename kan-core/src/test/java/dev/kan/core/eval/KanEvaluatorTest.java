// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.Edge;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.init.Initialiser;
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
  void givesTheActivationsOfPykan(String path) {
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
  void givesTheOutputsOfEfficientKan() {
    JsonNode golden = Goldens.read("efficient-kan/network.json");
    KanEvaluator evaluator = KanEvaluator.of(GoldenNetworks.efficientKan(golden));
    assertClose(evaluator.evaluate(Goldens.batch(golden.get("x"))), Goldens.batch(golden.get("y")));
  }

  @Test
  void aLayerIsTheSumOfItsEdges() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(3, 2).build(), 7);
    double[] x = {0.3, -1.7, 0.9};
    double[] y = KanEvaluator.of(kan).evaluate(x);
    for (int s = 0; s < 2; s++) {
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        Edge edge = kan.layer(0).edge(i, s);
        sum += edge.applyAsDouble(x[i]);
      }
      assertThat(y[s]).isCloseTo(sum, within(1e-14));
    }
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
