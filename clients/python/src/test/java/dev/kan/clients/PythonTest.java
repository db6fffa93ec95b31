// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares what exported models give in Python with plain Java. */
class PythonTest {
  private static final List<String> CONTRIBUTIONS =
      List.of("regression-explain", "classes-explain");
  private static final String ELEMENTARY = "elementary";
  private static final String TEXTS = "categories";
  private static final String CODES = "categories-codes";

  @Test
  void servesInTensorFlow() throws IOException, InterruptedException {
    assertServes(
        "Python TensorFlow",
        Stream.of(ServedModel.NAMES, CONTRIBUTIONS, List.of(ELEMENTARY, TEXTS, CODES))
            .flatMap(List::stream));
  }

  @Test
  void servesAllButTextsInOnnxRuntime() throws IOException, InterruptedException {
    assertServes(
        "Python ONNX Runtime",
        Stream.of(ServedModel.NAMES, CONTRIBUTIONS, List.of(ELEMENTARY, CODES))
            .flatMap(List::stream));
  }

  @Test
  void servesAllButArctanhAndTextsInTfLite() throws IOException, InterruptedException {
    assertServes(
        "TFLite",
        Stream.concat(
            ServedModel.NAMES.stream().filter(name -> !name.equals("symbolic")),
            Stream.of(ELEMENTARY, CODES)));
  }

  private static void assertServes(String client, Stream<String> models)
      throws IOException, InterruptedException {
    Map<String, Double> differences = PythonRun.differences().get(client);
    assertThat(differences).containsOnlyKeys(models.toList());
    differences.forEach((model, difference) -> ServedModel.accept(client, model, difference));
  }
}
