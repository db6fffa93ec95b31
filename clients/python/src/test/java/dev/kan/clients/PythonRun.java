// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of {@code serve.py}, whose results and ONNX files several tests need. */
final class PythonRun {
  /** Where the run writes models in the format ONNX. */
  static final Path ONNX = Path.of("target", "onnx");

  private static @Nullable Map<String, Map<String, Double>> differences;

  private PythonRun() {}

  /** Returns the difference of each model by client, or skips the test if there is no Python. */
  static synchronized Map<String, Map<String, Double>> differences()
      throws IOException, InterruptedException {
    if (differences == null) {
      Python python = Python.orSkip();
      Files.createDirectories(ONNX);
      Map<String, Map<String, Double>> found = new TreeMap<>();
      for (String line : python.run("serve.py", ServedModel.folder().toString(), ONNX.toString())) {
        JsonNode json = new ObjectMapper().readTree(line);
        found
            .computeIfAbsent(json.get("client").textValue(), client -> new TreeMap<>())
            .put(json.get("model").textValue(), json.get("difference").doubleValue());
      }
      differences = found;
    }
    return differences;
  }
}
