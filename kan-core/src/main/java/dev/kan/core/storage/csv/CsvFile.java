// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import com.google.common.io.ByteSource;
import com.google.common.io.MoreFiles;
import dev.kan.core.storage.file.FileErrors;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file with the errors that are found in it. Every message is one line that begins with the file.
 *
 * @param path the name of the file in messages
 * @param bytes the content
 */
record CsvFile(Path path, ByteSource bytes) {
  private static final int MOST_SHOWN = 60;

  /**
   * Returns a file that is read once.
   *
   * @throws FileSystemException if it is a directory
   */
  static CsvFile of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "is a directory, not a table");
    }
    // the channel of a pipe cannot tell how much of it can be read, its stream can
    return new CsvFile(
        path,
        Files.exists(path) && !Files.isRegularFile(path)
            ? com.google.common.io.Files.asByteSource(path.toFile())
            : MoreFiles.asByteSource(path));
  }

  /**
   * Returns a file that can be read more than once: a pipe is read into memory.
   *
   * @throws FileSystemException if it is a directory
   */
  static CsvFile rereadable(Path path) throws IOException {
    CsvFile file = of(path);
    if (Files.isRegularFile(path)) {
      return file;
    }
    try {
      return new CsvFile(path, ByteSource.wrap(file.bytes.read()));
    } catch (IOException e) {
      throw FileErrors.naming(path, e);
    }
  }

  /** Returns an error of the whole file. */
  IllegalArgumentException error(String problem) {
    return new IllegalArgumentException("%s: %s".formatted(path, problem));
  }

  /** Returns an error in a line, counted from 1. */
  IllegalArgumentException error(long line, String problem) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "%s, line %d: %s", path, line, problem));
  }

  /** Returns an error in a cell, whose row begins in a line, counted from 1. */
  IllegalArgumentException error(long line, String column, String problem) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT, "%s, line %d, column %s: %s", path, line, quoted(column), problem));
  }

  /** Returns a text in quotes for a message of one line: escaped, and cut if it is long. */
  static String quoted(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints().limit(MOST_SHOWN).forEach(point -> shown.append(escaped(point)));
    return shown
        .append(text.codePointCount(0, text.length()) > MOST_SHOWN ? "...\"" : "\"")
        .toString();
  }

  private static String escaped(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case ' ' -> " ";
      default ->
          Character.isISOControl(point) || Character.isSpaceChar(point)
              ? String.format(Locale.ROOT, "\\u%04x", point)
              : Character.toString(point);
    };
  }
}
