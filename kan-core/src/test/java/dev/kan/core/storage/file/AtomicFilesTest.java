// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir private Path directory;

  @Test
  void keepsTheOldFileIfTheWriterFails() throws IOException {
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
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": disk full");
    assertThat(file).hasContent("old");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void createsMissingDirectories() throws IOException {
    Path file = directory.resolve("x/y/a.txt");
    AtomicFiles.write(file, out -> out.write('!'));
    assertThat(file).hasContent("!");
  }

  @Test
  void rejectsReplacingADirectory() {
    assertThatThrownBy(() -> AtomicFiles.write(directory, out -> out.write('!')))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("is a directory, not a file");
  }

  @Test
  void rejectsFilesAsParents() throws IOException {
    Path file = directory.resolve("a.txt");
    Files.writeString(file, "old");
    for (String below : List.of("b.txt", "x/b.txt", "x/y/b.txt")) {
      assertThatThrownBy(() -> AtomicFiles.write(file.resolve(below), out -> out.write('!')))
          .isInstanceOf(NotDirectoryException.class)
          .hasMessage(file.toString());
    }
  }

  @Test
  void writesWithDefaultPermissions() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain.txt"), "x");
    Path file = directory.resolve("a.txt");
    AtomicFiles.write(file, out -> out.write('!'));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    Path made = Files.createDirectory(directory.resolve("plain"));
    Path written = directory.resolve("written");
    AtomicFiles.writeNewDirectory(written, empty -> Files.writeString(empty.resolve("a"), "!"));
    assertThat(Files.getPosixFilePermissions(written))
        .isEqualTo(Files.getPosixFilePermissions(made));
  }

  @Test
  void writesNewDirectoriesWithoutReplacingAnything() throws IOException {
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
        .isInstanceOf(FileSystemException.class)
        .hasMessage(directory.resolve("x/new") + ": disk full");
    assertThat(target.resolve("a")).hasContent("1");
    assertThat(file).hasContent("old");
    try (Stream<Path> left = Files.list(directory.resolve("x"))) {
      assertThat(left).containsExactlyInAnyOrder(target, file);
    }
  }

  @Test
  void replacesDirectoriesAsAWholeOrNotAtAll() throws IOException {
    Path target = directory.resolve("x/target");
    AtomicFiles.replaceDirectory(target, empty -> Files.writeString(empty.resolve("a"), "1"));
    AtomicFiles.replaceDirectory(target, empty -> Files.writeString(empty.resolve("b"), "2"));
    assertThat(target).isDirectoryContaining("glob:**/b").isDirectoryNotContaining("glob:**/a");
    assertThatThrownBy(
            () ->
                AtomicFiles.replaceDirectory(
                    target,
                    empty -> {
                      Files.writeString(empty.resolve("c"), "half");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(target + ": disk full");
    assertThat(target.resolve("b")).hasContent("2");
    try (Stream<Path> left = Files.list(directory.resolve("x"))) {
      assertThat(left).containsExactly(target);
    }
  }

  @Test
  void replacesTheDirectoryThatALinkLeadsTo() throws IOException {
    Path target = directory.resolve("target");
    AtomicFiles.replaceDirectory(target, empty -> Files.writeString(empty.resolve("a"), "1"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    AtomicFiles.replaceDirectory(link, empty -> Files.writeString(empty.resolve("a"), "2"));
    assertThat(link).isSymbolicLink();
    assertThat(target.resolve("a")).hasContent("2");
  }

  @Test
  void doesNotReplaceAFileByADirectory() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    assertThatThrownBy(
            () ->
                AtomicFiles.replaceDirectory(
                    file, empty -> Files.writeString(empty.resolve("a"), "1")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(file + ": is a file");
    assertThat(file).hasContent("old");
  }

  @Test
  void writesThroughSymbolicLinks() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("folder"));
    Path file = folder.resolve("a.txt");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("folder/a.txt"));
    Path second = Files.createSymbolicLink(directory.resolve("second"), link);
    AtomicFiles.write(second, out -> out.write('1'));
    assertThat(file).hasContent("1");
    Path other = Files.createSymbolicLink(directory.resolve("other"), folder);
    AtomicFiles.write(other.resolve("a.txt"), out -> out.write('2'));
    AtomicFiles.write(other.resolve("../b.txt"), out -> out.write('3'));
    assertThat(file).hasContent("2");
    assertThat(directory.resolve("b.txt")).hasContent("3");
    assertThat(link).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    Path round = directory.resolve("round");
    Files.createSymbolicLink(round, round);
    assertThatThrownBy(() -> AtomicFiles.write(round, out -> out.write('4')))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("round");
  }

  @Test
  void writesFilesWithLongNames() throws IOException {
    Path file = directory.resolve("n".repeat(255));
    AtomicFiles.write(file, out -> out.write('!'));
    assertThat(file).hasContent("!");
    Path written = directory.resolve("d".repeat(255));
    AtomicFiles.writeNewDirectory(written, empty -> Files.writeString(empty.resolve("a"), "!"));
    assertThat(written.resolve("a")).hasContent("!");
  }

  @Test
  void deletesOldFilesOfDeadWriters() throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    Path abandoned = temporary(999_999_999);
    Path abandonedDirectory =
        Files.createDirectory(directory.resolve(temporaryName(999_999_999, 'd')));
    Files.writeString(abandonedDirectory.resolve("half"), "half");
    Path living = temporary(ProcessHandle.current().pid());
    Path foreign = Files.writeString(directory.resolve(".a.txt.tmp"), "not ours");
    for (Path each : List.of(abandoned, abandonedDirectory, living, foreign)) {
      Files.setLastModifiedTime(each, old);
    }
    Path recent = Files.writeString(directory.resolve(temporaryName(999_999_998, 'r')), "half");
    Path file = directory.resolve("a.txt");
    AtomicFiles.write(file, out -> out.write('!'));
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactlyInAnyOrder(file, living, foreign, recent);
    }
  }

  private Path temporary(long process) throws IOException {
    return Files.writeString(directory.resolve(temporaryName(process, 'f')), "half");
  }

  private static String temporaryName(long process, char kind) {
    return ".kan-" + process + "-" + Integer.toHexString(kind % 16).repeat(32) + ".tmp";
  }
}
