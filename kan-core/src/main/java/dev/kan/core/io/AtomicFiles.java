// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.io;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes a file or a directory under a temporary name beside its place and moves it there: who
 * looks at the place finds the old one or the new one, never a part.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /**
   * Writes a file, forced to disk, replacing one that is there.
   *
   * @param file where to write; missing parent directories are made
   * @param writer writes the content; if it throws, the old file stays and nothing else is left
   * @throws FileAlreadyExistsException if {@code file} is a directory
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails
   */
  public static void write(Path file, Writer writer) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileAlreadyExistsException(file.toString(), null, "is a directory, not a file");
    }
    Path temporary = beside(file);
    try {
      // not through a channel, which an interrupt of the thread would close
      try (FileOutputStream disk = new FileOutputStream(temporary.toFile());
          OutputStream out = new BufferedOutputStream(disk)) {
        writer.writeTo(out);
        out.flush();
        disk.getFD().sync();
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

  /**
   * Writes a directory as a whole. One that is there is moved aside when the new one is complete
   * and deleted at the end, or moved back if the new one cannot take its place.
   *
   * @param directory where to write; missing parent directories are made
   * @param writer fills an empty directory; if it throws, the old directory stays and nothing else
   *     is left
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails
   */
  public static void writeDirectory(Path directory, DirectoryWriter writer) throws IOException {
    Path temporary = Files.createDirectory(beside(directory));
    try {
      writer.writeTo(temporary);
      replace(temporary, directory);
    } finally {
      deleteDirectory(temporary);
    }
  }

  /**
   * Writes a directory as a whole where there is none. Of several threads or processes that do so
   * at once, one succeeds.
   *
   * @param directory where to write; missing parent directories are made
   * @param writer fills an empty directory, with one file at least; if it throws, nothing is left
   * @throws FileAlreadyExistsException if {@code directory} is there already; it stays as it is
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails
   */
  public static void writeNewDirectory(Path directory, DirectoryWriter writer) throws IOException {
    Path temporary = Files.createDirectory(beside(directory));
    try {
      writer.writeTo(temporary);
      moveToNew(temporary, directory);
    } finally {
      deleteDirectory(temporary);
    }
  }

  /** Relies on file systems not letting a directory take the place of one that is not empty. */
  private static void moveToNew(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
        FileAlreadyExistsException taken = new FileAlreadyExistsException(to.toString());
        taken.initCause(e);
        throw taken;
      }
      throw e;
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    if (!Files.exists(to)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = beside(to);
    Files.move(to, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, to, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    deleteDirectory(old);
  }

  /**
   * A new name in the same directory. Java's own temporary files are for their owner's eyes only,
   * which what takes their place would inherit.
   */
  private static Path beside(Path path) throws IOException {
    return parentOf(path).resolve("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static void deleteDirectory(Path directory) throws IOException {
    if (Files.exists(directory)) {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
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

  /** Fills a directory. */
  @FunctionalInterface
  public interface DirectoryWriter {
    /** Writes everything into {@code directory}, which is empty. */
    void writeTo(Path directory) throws IOException;
  }
}
