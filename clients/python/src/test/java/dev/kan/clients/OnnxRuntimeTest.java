// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Compares what models give in ONNX Runtime for Java, once tf2onnx has converted them. */
class OnnxRuntimeTest {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  static final List<String> MODELS = ServedModel.NAMES;

  @BeforeAll
  static void convert() throws IOException, InterruptedException {
    PythonRun.differences();
  }

  @ParameterizedTest
  @FieldSource("MODELS")
  void serves(String name) throws IOException, OrtException {
    ServedModel model = ServedModel.read(name);
    Map<String, OnnxTensor> inputs = new HashMap<>();
    String file = PythonRun.ONNX.resolve(name + ".onnx").toString();
    try (OrtSession session = ENVIRONMENT.createSession(file)) {
      for (Map.Entry<String, Cells> input : model.inputs().entrySet()) {
        // tf2onnx makes an identifier of the name of a column
        inputs.put(input.getKey().replace(' ', '_'), tensor(input.getValue()));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        for (Map.Entry<String, Cells> output : model.outputs().entrySet()) {
          OnnxTensor numbers = (OnnxTensor) result.get(output.getKey()).orElseThrow();
          float[] values = new float[output.getValue().values().length];
          numbers.getFloatBuffer().get(values);
          ServedModel.accept("Java ONNX Runtime", name, output.getValue().difference(values));
        }
        for (Map.Entry<String, List<String>> output : model.texts().entrySet()) {
          Object texts = result.get(output.getKey()).orElseThrow().getValue();
          assertThat((String[]) texts).containsExactlyElementsOf(output.getValue());
        }
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor tensor(Cells cells) throws OrtException {
    return OnnxTensor.createTensor(
        ENVIRONMENT, FloatBuffer.wrap(cells.floats()), cells.longShape());
  }
}
