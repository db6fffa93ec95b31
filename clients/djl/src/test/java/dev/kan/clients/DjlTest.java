// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Compares what exported models give in the Deep Java Library with plain Java. */
class DjlTest {
  static final List<String> MODELS = ServedModel.NAMES;

  @ParameterizedTest
  @FieldSource("MODELS")
  void serves(String name) throws Exception {
    ServedModel model = ServedModel.read(name);
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(model.directory())
            .optEngine("TensorFlow")
            .optTranslator(new NoopTranslator())
            .build();
    try (ZooModel<NDList, NDList> served = criteria.loadModel();
        Predictor<NDList, NDList> predictor = served.newPredictor();
        NDManager manager = served.getNDManager().newSubManager()) {
      NDList outputs = predictor.predict(inputs(model, manager));
      for (Map.Entry<String, Cells> expected : model.outputs().entrySet()) {
        float[] values = output(outputs, expected.getKey()).toFloatArray();
        ServedModel.accept("DJL", name, expected.getValue().difference(values));
      }
      for (Map.Entry<String, List<String>> expected : model.texts().entrySet()) {
        assertThat(output(outputs, expected.getKey()).toStringArray())
            .containsExactlyElementsOf(expected.getValue());
      }
    }
  }

  private static NDList inputs(ServedModel model, NDManager manager) {
    NDList inputs = new NDList();
    model
        .inputs()
        .forEach(
            (name, cells) -> {
              NDArray array = manager.create(cells.floats(), new Shape(cells.longShape()));
              array.setName(name);
              inputs.add(array);
            });
    return inputs;
  }

  private static NDArray output(NDList outputs, String name) {
    return outputs.stream()
        .filter(array -> array.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no output " + name));
  }
}
