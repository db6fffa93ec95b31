// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file under a temporary name beside its place, forces it to disk and moves it there: who
 * looks at the place finds the old file or the new one, never a part.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /**
   * Writes a file, replacing one that is there.
   *
   * @param file where to write; missing parent directories are made
   * @param writer writes the content; if it throws, the old file stays and nothing else is left
   * @throws FileAlreadyExistsException if {@code file} is a directory
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails
   */
  public static void write(Path file, Writer writer) throws IOException {
    Path parent = parentOf(file);
    if (Files.isDirectory(file)) {
      throw new FileAlreadyExistsException(file.toString(), null, "is a directory, not a file");
    }
    Path temporary = Files.createTempFile(parent, "." + file.getFileName(), ".tmp");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        writer.writeTo(out);
      }
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * The directory that a path is in, made if it is missing.
   *
   * @throws NotDirectoryException if one of the path's parents is a file
   * @throws IOException if it cannot be made
   */
  public static Path parentOf(Path path) throws IOException {
    Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(path.toString(), null, "is a root directory");
    }
    try {
      return Files.createDirectories(parent);
    } catch (FileAlreadyExistsException e) {
      NotDirectoryException named = new NotDirectoryException(e.getFile());
      named.initCause(e);
      throw named;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Writer {
    /** Writes everything to {@code out}, which the caller closes. */
    void writeTo(OutputStream out) throws IOException;
  }
}
