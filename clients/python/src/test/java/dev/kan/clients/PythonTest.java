// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares what exported models give in Python with plain Java. */
class PythonTest {
  @Test
  void servesInTensorFlow() throws IOException, InterruptedException {
    assertServes("Python TensorFlow", ServedModel.NAMES);
  }

  @Test
  void servesInOnnxRuntime() throws IOException, InterruptedException {
    assertServes("Python ONNX Runtime", ServedModel.NAMES);
  }

  @Test
  void servesSplinesAndProductsInTfLite() throws IOException, InterruptedException {
    assertServes("TFLite", List.of("fitted", "network", "products"));
  }

  private static void assertServes(String client, List<String> models)
      throws IOException, InterruptedException {
    Map<String, Double> differences = PythonRun.differences().get(client);
    assertThat(differences).containsOnlyKeys(models);
    differences.forEach((model, difference) -> ServedModel.accept(client, model, difference));
  }
}
