// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.TensorFlow;

/**
 * What times were measured on.
 *
 * @param processor the model of the processor, or its architecture if the system does not tell
 * @param processors how many of them this process may use
 * @param system the operating system
 * @param java the version of Java
 * @param tensorflow the version of TensorFlow
 */
record Machine(String processor, int processors, String system, String java, String tensorflow) {
  private static final Path MODELS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  /** Returns this machine. */
  static Machine current() throws IOException {
    return new Machine(
        model(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.version"),
        TensorFlow.version());
  }

  private static String model() throws IOException {
    List<String> lines = Files.isReadable(MODELS) ? Files.readAllLines(MODELS) : List.of();
    return lines.stream()
        .filter(line -> line.startsWith(MODEL))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
