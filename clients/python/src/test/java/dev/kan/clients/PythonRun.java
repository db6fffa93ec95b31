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

/** Runs scripts; one run of {@code serve.py} has the results and ONNX files of several tests. */
final class PythonRun {
  /** Where the run writes models in the format ONNX. */
  static final Path ONNX = Path.of("target", "onnx");

  private static @Nullable Map<String, Map<String, Double>> differences;

  private PythonRun() {}

  /** Returns the difference of each model by client, or skips the test if there is no Python. */
  static synchronized Map<String, Map<String, Double>> differences()
      throws IOException, InterruptedException {
    if (differences == null) {
      Files.createDirectories(ONNX);
      differences = run("serve.py", ServedModel.folder().toString(), ONNX.toString());
    }
    return differences;
  }

  /** Runs a script that prints differences, or skips the test if there is no Python. */
  static Map<String, Map<String, Double>> run(String... arguments)
      throws IOException, InterruptedException {
    Map<String, Map<String, Double>> found = new TreeMap<>();
    for (String line : Python.orSkip().run(arguments)) {
      JsonNode json = new ObjectMapper().readTree(line);
      found
          .computeIfAbsent(json.get("client").textValue(), client -> new TreeMap<>())
          .put(json.get("model").textValue(), json.get("difference").doubleValue());
    }
    return found;
  }
}
