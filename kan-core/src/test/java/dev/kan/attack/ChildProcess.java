// SPDX-License-Identifier: Apache-2.0
package dev.kan.attack;

import com.google.common.base.Joiner;
import com.google.common.base.Strings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process of its own, to be killed; quick to start rather than to run. */
public final class ChildProcess {
  private final Process process;
  private final BufferedReader lines;

  private ChildProcess(Process process) {
    this.process = process;
    lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts the main method of a class with the class path of this test.
   *
   * @param main a class of the module's tests
   */
  public static ChildProcess start(Class<?> main, String... arguments) throws IOException {
    String classPath =
        Joiner.on(File.pathSeparator)
            .skipNulls()
            .join(
                Strings.emptyToNull(System.getProperty("java.class.path")),
                System.getProperty("jdk.module.path"),
                Path.of("target", "test-classes").toAbsolutePath());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                main.getName()));
    command.addAll(List.of(arguments));
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Returns the output of the process. */
  public BufferedReader lines() {
    return lines;
  }

  /** Waits until it ends by itself and returns its exit status. */
  public int waitFor() throws IOException, InterruptedException {
    while (lines.readLine() != null) {
      // what it prints must be read, or it waits
    }
    lines.close();
    return process.waitFor();
  }

  /** Kills it and waits until it is gone. */
  public void kill() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    lines.close();
  }
}
