// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a command of this command line in a JVM of its own, so that nothing that was done before has
 * warmed up code or taken memory.
 */
final class FreshProcess {
  private static final String MAIN = "dev.kan.examples.Main";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private FreshProcess() {}

  /**
   * Runs a command and returns what it writes with {@code --json}.
   *
   * @param type the type of the result
   * @throws IOException if the command fails; the message has the last line of its errors
   */
  static <R> R run(Class<R> type, String... arguments) throws IOException, InterruptedException {
    Path json = Files.createTempFile("kan", ".json");
    Path errors = Files.createTempFile("kan", ".txt");
    try {
      Process process =
          new ProcessBuilder(command(json, arguments))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(errors.toFile())
              .start();
      int code = waitFor(process);
      if (code != 0) {
        List<String> lines = Files.readAllLines(errors);
        throw new IOException(
            "%s ended with %s: %s"
                .formatted(
                    String.join(" ", arguments),
                    code,
                    lines.isEmpty() ? "no message" : lines.get(lines.size() - 1)));
      }
      return MAPPER.readValue(json.toFile(), type);
    } finally {
      Files.deleteIfExists(json);
      Files.deleteIfExists(errors);
    }
  }

  private static List<String> command(Path json, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--json", json.toString()));
    return command;
  }

  /** Waits for the end of a process, and ends it if this thread is interrupted. */
  private static int waitFor(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
