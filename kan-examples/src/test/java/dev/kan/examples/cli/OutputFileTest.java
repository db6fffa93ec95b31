// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"new", "two/new/directories", "with a blank", "old"})
  void theCheckLeavesEverythingAsItIs(String name) throws IOException {
    Path old = Files.writeString(directory.resolve("old"), "old");
    OutputFile file = new OutputFile(directory.resolve(name));
    assertThatNoException().isThrownBy(file::requireWritable);
    assertThat(directory.toFile().list()).containsExactly("old");
    assertThat(old).hasContent("old");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(new OutputFile(directory)::requireWritable)
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("is a directory, not a file");
  }

  @Test
  void whatIsBelowAFileCannotBeWritten() throws IOException {
    Path old = Files.writeString(directory.resolve("old"), "old");
    assertThatThrownBy(new OutputFile(old.resolve("a").resolve("b"))::requireWritable)
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(old.toString());
  }

  @Test
  void anOldFileIsReplaced() throws IOException {
    Path old = Files.writeString(directory.resolve("old"), "something longer");
    write(old, "new");
    assertThat(old).hasContent("new");
    assertThat(directory.toFile().list()).containsExactly("old");
  }

  @Test
  void aSymbolicLinkStaysAndItsFileIsReplaced() throws IOException {
    Path old = Files.writeString(directory.resolve("old"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), old);
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(old).hasContent("new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing/../new", "./new", "link/../new"})
  void whatPassesTheCheckIsWritten(String name) throws IOException {
    Path inner = Files.createDirectories(directory.resolve("sub").resolve("inner"));
    Files.createSymbolicLink(directory.resolve("link"), inner);
    write(directory.resolve(name), "new");
    Path there = name.startsWith("link") ? inner.resolveSibling("new") : directory.resolve("new");
    assertThat(there).hasContent("new");
  }

  @Test
  void aPipeIsWrittenToAndStays() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> content(pipe));
    write(pipe, "new");
    assertThat(read.get()).isEqualTo("new");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void aFileThatIsBeingWrittenAtTheEndIsFinished() throws Exception {
    Path file = directory.resolve("new");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Interrupted.class.getName(),
                file.toString())
            .start();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(file).hasContent("new");
    assertThat(directory.toFile().list()).containsExactly("new");
  }

  /** Is told to end while it writes a file. */
  static final class Interrupted {
    private Interrupted() {}

    public static void main(String[] args) throws IOException {
      OrderlyExit.install();
      new OutputFile(Path.of(args[0]))
          .write(
              out -> {
                out.write('n');
                new Thread(() -> System.exit(130)).start();
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                out.write("ew".getBytes(UTF_8));
              });
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path path, String content) throws IOException {
    OutputFile file = new OutputFile(path);
    file.requireWritable();
    file.write(out -> out.write(content.getBytes(UTF_8)));
  }
}
