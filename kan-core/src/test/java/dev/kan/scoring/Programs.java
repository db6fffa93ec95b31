// SPDX-License-Identifier: Apache-2.0
package dev.kan.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;

/**
 * Runs programs of this package, and the JDK's tools, as a user does: in a process of their own.
 */
final class Programs {
  private Programs() {}

  /** The lines that a program prints on a Java runtime. */
  static List<String> output(Path java, String classPath, Class<?> program, List<String> arguments)
      throws Exception {
    List<String> command =
        ImmutableList.<String>builder()
            .add(java.resolve("bin").resolve("java").toString(), "-cp", classPath)
            .add(program.getName())
            .addAll(arguments)
            .build();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } finally {
      process.waitFor();
    }
  }

  /** A directory with the program alone, since the other tests' classes are beside it. */
  static Path classesOf(Class<?> program, Path directory) throws IOException {
    Path classes = directory.resolve(program.getSimpleName());
    String name = program.getName().replace('.', '/') + ".class";
    Path copy = classes.resolve(name);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    try (InputStream in = program.getResourceAsStream("/" + name)) {
      Files.copy(Objects.requireNonNull(in), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return classes;
  }

  static void run(String tool, String... arguments) {
    int status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
    assertThat(status).as(tool).isZero();
  }
}
