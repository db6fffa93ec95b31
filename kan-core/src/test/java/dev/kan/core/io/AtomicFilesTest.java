// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir private Path directory;

  @Test
  void aWriterThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = directory.resolve("a.txt");
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void missingDirectoriesAreMade() throws IOException {
    Path file = directory.resolve("x/y/a.txt");
    AtomicFiles.write(file, out -> out.write('!'));
    assertThat(file).hasContent("!");
  }

  @Test
  void aDirectoryIsNotReplaced() {
    assertThatThrownBy(() -> AtomicFiles.write(directory, out -> out.write('!')))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("is a directory, not a file");
  }

  @Test
  void aFileCannotBeAParent() throws IOException {
    Path file = directory.resolve("a.txt");
    Files.writeString(file, "old");
    assertThatThrownBy(() -> AtomicFiles.write(file.resolve("b.txt"), out -> out.write('!')))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining("a.txt");
  }
}
