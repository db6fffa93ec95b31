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
import java.util.stream.Stream;
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

  @Test
  void whatIsWrittenIsForOthersToReadAsFilesAreHere() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain.txt"), "x");
    Path file = directory.resolve("a.txt");
    AtomicFiles.write(file, out -> out.write('!'));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    Path made = Files.createDirectory(directory.resolve("plain"));
    Path written = directory.resolve("written");
    AtomicFiles.writeDirectory(written, empty -> Files.writeString(empty.resolve("a"), "!"));
    assertThat(Files.getPosixFilePermissions(written))
        .isEqualTo(Files.getPosixFilePermissions(made));
  }

  @Test
  void aDirectoryIsReplacedAsAWholeOrNotAtAll() throws IOException {
    Path target = directory.resolve("target");
    AtomicFiles.writeDirectory(target, empty -> Files.writeString(empty.resolve("old"), "1"));
    AtomicFiles.writeDirectory(target, empty -> Files.writeString(empty.resolve("new"), "2"));
    assertThat(target).isDirectoryNotContaining("glob:**old").isDirectoryContaining("glob:**new");
    assertThatThrownBy(
            () ->
                AtomicFiles.writeDirectory(
                    target,
                    empty -> {
                      Files.writeString(empty.resolve("half"), "3");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(target.resolve("new")).hasContent("2");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactly(target);
    }
  }

  @Test
  void aNewDirectoryTakesNothingsPlace() throws IOException {
    Path target = directory.resolve("x/target");
    AtomicFiles.writeNewDirectory(target, empty -> Files.writeString(empty.resolve("a"), "1"));
    Path file = Files.writeString(directory.resolve("x/file"), "old");
    for (Path taken : new Path[] {target, file}) {
      assertThatThrownBy(
              () ->
                  AtomicFiles.writeNewDirectory(
                      taken, empty -> Files.writeString(empty.resolve("a"), "2")))
          .isInstanceOf(FileAlreadyExistsException.class)
          .hasMessage(taken.toString());
    }
    assertThatThrownBy(
            () ->
                AtomicFiles.writeNewDirectory(
                    directory.resolve("x/new"),
                    empty -> {
                      Files.writeString(empty.resolve("a"), "half");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(target.resolve("a")).hasContent("1");
    assertThat(file).hasContent("old");
    try (Stream<Path> left = Files.list(directory.resolve("x"))) {
      assertThat(left).containsExactlyInAnyOrder(target, file);
    }
  }
}
