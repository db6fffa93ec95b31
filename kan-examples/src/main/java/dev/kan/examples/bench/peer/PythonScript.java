// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of Python that prints its results as JSON on its last line. It runs in a process of its
 * own.
 *
 * @param python the command that starts Python with the packages that the script needs
 * @param file the script
 */
public record PythonScript(String python, Path file) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * Copies a script into a directory.
   *
   * @param python the command that starts Python
   * @param beside the class beside which the script lies as a resource
   * @param name the name of the resource
   * @param directory where to write
   * @throws IOException if it cannot be written
   */
  public static PythonScript copied(
      String python, Class<?> beside, String name, ScratchDirectory directory) throws IOException {
    Path file = directory.path().resolve(name);
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no script " + name);
      }
      Files.write(file, in.readAllBytes());
    }
    return new PythonScript(python, file);
  }

  /**
   * Checks that Python starts.
   *
   * @throws IOException if it does not
   */
  public void requirePython() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(python, "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(python + " --version failed; expected a Python 3");
    }
  }

  /**
   * Runs the script and returns what it prints on its last line.
   *
   * @throws IOException if Python cannot be started or fails; the message has its last line
   */
  public JsonNode run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python, file.toString()));
    command.addAll(arguments);
    Path log = file.resolveSibling("python.log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      List<String> lines = Files.readAllLines(log);
      throw new IOException(
          "%s %s failed: %s"
              .formatted(
                  file.getFileName(),
                  String.join(" ", arguments),
                  lines.isEmpty() ? "" : lines.get(lines.size() - 1)));
    }
    return MAPPER.readTree(out.lines().reduce("", (first, second) -> second));
  }
}
