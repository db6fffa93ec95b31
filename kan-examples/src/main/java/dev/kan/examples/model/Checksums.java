// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checksums of the files in a directory, in a file {@value #FILE} that {@code sha256sum
 * --check} reads as well.
 *
 * @param byName the SHA-256 of each file in hexadecimal digits, by its name relative to the
 *     directory with {@code /} between folders
 */
record Checksums(Map<String, String> byName) {
  static final String FILE = "checksums.txt";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

  /** Computes the checksums of all files in a directory and in the folders in it. */
  static Checksums compute(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      Map<String, String> byName = new TreeMap<>();
      for (Path file : files) {
        byName.put(name(directory, file), sha256(file));
      }
      byName.remove(FILE);
      return new Checksums(byName);
    }
  }

  /**
   * Reads the checksums that a directory holds.
   *
   * @throws IOException if the file is not there or cannot be read
   * @throws IllegalArgumentException if a line is not one of {@code sha256sum}
   */
  static Checksums read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    try (Stream<String> lines = Files.lines(file, UTF_8)) {
      return new Checksums(
          lines
              .map(line -> parsed(file, line))
              .collect(
                  toImmutableSortedMap(
                      Comparator.naturalOrder(), line -> line.group(2), line -> line.group(1))));
    }
  }

  private static Matcher parsed(Path file, String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s: expected lines of a checksum and a file; got \"%s\"".formatted(file, line));
    }
    return matcher;
  }

  /** Writes these checksums into a directory. */
  void write(Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    byName.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    Files.writeString(directory.resolve(FILE), text, UTF_8);
  }

  /**
   * Checks a file of the directory.
   *
   * @throws IllegalArgumentException if it is listed and has another checksum
   */
  void require(Path directory, Path file) throws IOException {
    String expected = byName.get(name(directory, file));
    if (expected != null && !expected.equals(sha256(file))) {
      throw new IllegalArgumentException(
          "%s: is not the file that fit wrote: its checksum differs from that in %s"
              .formatted(file, FILE));
    }
  }

  private static String name(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private static String sha256(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
  }
}
