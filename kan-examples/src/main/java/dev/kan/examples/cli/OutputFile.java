// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.file.AtomicFiles.Writer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file that a command writes at its end. All options for such files have this type, and {@link
 * Execution} checks before the work starts that the file can be written.
 *
 * @param path the path of the file
 */
public record OutputFile(Path path) {
  /**
   * Writes the file, completely or not at all, and before the JVM exits once it has been begun.
   * Missing directories are created. A pipe or a device is written to and not replaced.
   *
   * @param writer the writer of the content
   * @throws IOException if the file cannot be written
   */
  public void write(Writer writer) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      try (OutputStream out = Files.newOutputStream(path)) {
        writer.writeTo(out);
      }
    } else {
      OrderlyExit.finish(
          () -> {
            AtomicFiles.write(target(), writer);
            return path;
          });
    }
  }

  /**
   * Writes the file as text in UTF-8, as {@link #write}.
   *
   * @param writer the writer of the text
   * @throws IOException if the file cannot be written
   */
  public void writeText(TextWriter writer) throws IOException {
    write(
        out -> {
          BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
          writer.writeTo(text);
          text.flush();
        });
  }

  /** Writes the text of a file. */
  @FunctionalInterface
  public interface TextWriter {
    /** Writes the complete text to {@code out}, which the caller closes. */
    void writeTo(java.io.Writer out) throws IOException;
  }

  /** Returns the file to replace, after following symbolic links, so that these remain. */
  private Path target() throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    Path absolute = path.toAbsolutePath();
    Path parent = absolute.getParent();
    return parent != null && Files.isDirectory(parent)
        ? parent.toRealPath().resolve(absolute.getFileName())
        : absolute.normalize();
  }

  /**
   * Checks that the file can be written. An existing file is unaffected.
   *
   * @throws IOException if the path is a directory, is below a file, or is in a directory in which
   *     no file can be created
   */
  public void requireWritable() throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileAlreadyExistsException(path.toString(), null, "is a directory, not a file");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      requireAccess(path);
      return;
    }
    Path directory = target().getParent();
    while (directory != null && !Files.exists(directory)) {
      directory = directory.getParent();
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw new NotDirectoryException(String.valueOf(directory));
    }
    requireAccess(directory);
    requireNewFiles(directory);
  }

  private static void requireAccess(Path place) throws IOException {
    if (!Files.isWritable(place)) {
      throw new AccessDeniedException(place.toString());
    }
  }

  /**
   * Checks that files can be created, by creating one: some file systems refuse in spite of
   * permissions.
   */
  private void requireNewFiles(Path directory) throws IOException {
    try {
      Files.delete(Files.createTempFile(directory, ".", ".tmp"));
    } catch (IOException e) {
      FileSystemException named =
          new FileSystemException(path.toString(), null, "no file can be made in " + directory);
      named.initCause(e);
      throw named;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** Converts an option's value. */
  static final class Converter implements ITypeConverter<OutputFile> {
    @Override
    public OutputFile convert(String value) {
      if (value.isBlank()) {
        throw new TypeConversionException("expected the name of a file; got '" + value + "'");
      }
      try {
        return new OutputFile(Path.of(value));
      } catch (InvalidPathException e) {
        throw new TypeConversionException(
            "'%s' cannot name a file: %s".formatted(value, e.getReason()));
      }
    }
  }
}
