// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python with the packages of {@code requirements.txt}: the one that the property {@code
 * clients.python} names, or a virtual environment in the build's directory.
 *
 * @param program the interpreter
 */
record Python(String program) {
  private static final Path REQUIREMENTS = Path.of("requirements.txt");
  private static final Path ENVIRONMENT = Path.of("target", "venv");
  private static final int MINUTES = 10;

  /** Returns a Python; without one, skips the test and says so. */
  static Python orSkip() throws IOException, InterruptedException {
    String given = System.getProperty("clients.python", "");
    if (!given.isEmpty()) {
      return new Python(given);
    }
    Python python = new Python(ENVIRONMENT.resolve("bin").resolve("python").toString());
    Path installed = ENVIRONMENT.resolve(REQUIREMENTS);
    if (Files.exists(installed) && Files.mismatch(installed, REQUIREMENTS) < 0) {
      return python;
    }
    try {
      new Python("python3").run("-m", "venv", "--clear", ENVIRONMENT.toString());
      python.run("-m", "pip", "install", "--quiet", "-r", REQUIREMENTS.toString());
    } catch (IOException e) {
      skip(e);
    }
    Files.copy(REQUIREMENTS, installed);
    return python;
  }

  private static void skip(IOException reason) throws IOException {
    if (Boolean.getBoolean("clients.required")) {
      throw reason;
    }
    String message =
        "left out: TensorFlow, TFLite and ONNX Runtime for Python, ONNX Runtime for Java; "
            + reason.getMessage();
    System.out.println(message);
    Assumptions.abort(message);
  }

  /**
   * Runs a program of Python.
   *
   * @return the lines of its output
   * @throws IOException if there is no such interpreter or the program fails; the message ends with
   *     what it printed
   */
  List<String> run(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = program;
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    File output = Files.createTempFile("python", ".txt").toFile();
    File errors = Files.createTempFile("python", ".txt").toFile();
    try {
      Process process =
          new ProcessBuilder(command).redirectOutput(output).redirectError(errors).start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(Arrays.toString(command) + " took more than ten minutes");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            Arrays.toString(command) + " failed: " + Files.readString(errors.toPath()));
      }
      return Files.readAllLines(output.toPath());
    } finally {
      Files.delete(output.toPath());
      Files.delete(errors.toPath());
    }
  }
}
