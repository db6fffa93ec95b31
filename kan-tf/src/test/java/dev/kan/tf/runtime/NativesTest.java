// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
  private static final String NATIVES = ".*/tensorflow-core-native-[^-/]+-[^/]+\\.jar";

  @TempDir private Path folder;

  @Test
  void namesTheDependencyToAddIfMissing() throws Exception {
    String expected =
        "java\\.lang\\.IllegalStateException: TensorFlow's native library is missing or cannot be"
            + " loaded: add the dependency org\\.tensorflow:tensorflow-core-native:[0-9.]+:"
            + Loader.getPlatform();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPathWithoutNatives(),
                WithoutNatives.class.getName(),
                folder.resolve("model").toString())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.lines()).hasSize(6).allMatch(line -> line.matches(expected));
    }
    assertThat(process.waitFor()).isZero();
    assertThat(folder).isDirectoryNotContaining("glob:**/model*");
  }

  private static String classPathWithoutNatives() {
    Stream<String> paths =
        Stream.of(System.getProperty("java.class.path"), System.getProperty("jdk.module.path"));
    List<String> entries =
        Stream.concat(
                paths
                    .map(Strings::nullToEmpty)
                    .flatMap(Splitter.on(File.pathSeparator)::splitToStream),
                Stream.of(Path.of("target", "test-classes").toAbsolutePath().toString()))
            .toList();
    assertThat(entries).anyMatch(entry -> entry.matches(NATIVES));
    return entries.stream()
        .filter(entry -> !entry.matches(NATIVES))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
