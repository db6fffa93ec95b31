// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.file;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files and directories as a whole: first under a temporary name in the same parent
 * directory, then moved to their place.
 *
 * <p>At every moment the complete old or the complete new content is in place, even if several
 * threads and processes write and read it or a writer is killed. This requires a file system that
 * can replace a file by moving another one in a single step, as those of Linux, macOS and Windows
 * can.
 *
 * <p>A killed writer leaves a file or directory named {@code .kan-PROCESS-RANDOM.tmp}. The next
 * writer to the same parent directory deletes it if it has not been changed for an hour and no
 * process with that id runs on this machine.
 */
public final class AtomicFiles {
  private static final int MOST_LINKS = 40;

  private AtomicFiles() {}

  /**
   * Writes a file, forces it to disk and replaces an existing file.
   *
   * @param file the file to write; missing parent directories are created; if it is a symbolic
   *     link, the file that it leads to is replaced
   * @param writer the writer of the content; if it throws an exception, an existing file is
   *     unchanged and nothing else is left
   * @throws FileAlreadyExistsException if {@code file} is a directory
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails; the message names the file
   */
  public static void write(Path file, Writer writer) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileAlreadyExistsException(file.toString(), null, "is a directory, not a file");
    }
    Path place = behindLinks(file);
    Path parent = parentOf(place);
    Path temporary = TemporaryFiles.in(parent);
    try {
      // not through a channel, which would be closed if the thread is interrupted
      try (FileOutputStream disk = new FileOutputStream(temporary.toFile());
          OutputStream out = new BufferedOutputStream(disk)) {
        writer.writeTo(out);
        out.flush();
        disk.getFD().sync();
      }
      TemporaryFiles.deleteAbandoned(parent, temporary);
      move(temporary, place);
    } catch (IOException e) {
      throw FileErrors.naming(file, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Returns true if the name of a file or directory is that of an unfinished one. */
  public static boolean isTemporary(Path file) {
    return TemporaryFiles.name(file).matches();
  }

  /**
   * Returns the parent directory of a path, which is created if it is missing.
   *
   * @throws NotDirectoryException if one of the path's parents is a file
   * @throws IOException if it cannot be created
   */
  public static Path parentOf(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(path.toString(), null, "is a root directory");
    }
    if (Files.isDirectory(parent)) {
      // Java 17 refuses to create a directory where a link leads to one
      return parent;
    }
    try {
      return Files.createDirectories(parent);
    } catch (FileSystemException e) {
      for (Path each = parent; each != null; each = each.getParent()) {
        if (Files.exists(each) && !Files.isDirectory(each)) {
          NotDirectoryException named = new NotDirectoryException(each.toString());
          named.initCause(e);
          throw named;
        }
      }
      throw e;
    }
  }

  /**
   * Writes a new directory as a whole. If several threads or processes do so at the same time, one
   * succeeds.
   *
   * @param directory the directory to write; missing parent directories are created
   * @param writer the writer that fills an empty directory with at least one file; if it throws an
   *     exception, nothing is left
   * @throws FileAlreadyExistsException if {@code directory} exists already; it is unchanged
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails; the message names the file
   */
  public static void writeNewDirectory(Path directory, DirectoryWriter writer) throws IOException {
    Path parent = parentOf(directory);
    Path temporary = Files.createDirectory(TemporaryFiles.in(parent));
    try {
      TemporaryFiles.deleteAbandoned(parent, temporary);
      writer.writeTo(temporary);
      moveToNew(temporary, directory);
    } catch (IOException e) {
      throw FileErrors.naming(directory, e);
    } finally {
      deleteIfExists(temporary);
    }
  }

  /**
   * Writes a directory as a whole in place of an existing one. The old directory is moved aside
   * just before the new one is moved to its place and deleted afterwards, since file systems cannot
   * replace a directory that is not empty in a single step. A reader may find no directory for that
   * moment, and one that is killed in it leaves the old directory under a temporary name.
   *
   * @param directory the directory to write; missing parent directories are created; a symbolic
   *     link to a directory is followed
   * @param writer the writer that fills an empty directory with at least one file; if it throws an
   *     exception, an existing directory is unchanged and nothing else is left
   * @throws FileAlreadyExistsException if {@code directory} is a file, or another writer has
   *     written it at the same time
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails; the message names the file
   */
  public static void replaceDirectory(Path directory, DirectoryWriter writer) throws IOException {
    if (!Files.exists(directory)) {
      writeNewDirectory(directory, writer);
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new FileAlreadyExistsException(directory.toString(), null, "is a file");
    }
    Path place = directory.toRealPath();
    Path parent = parentOf(place);
    Path written = TemporaryFiles.in(parent);
    Path old = TemporaryFiles.in(parent);
    try {
      writeNewDirectory(written, empty -> named(directory, empty, writer));
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
      moveToNew(written, place);
    } catch (IOException e) {
      throw FileErrors.naming(directory, e);
    } finally {
      if (Files.exists(old) && !Files.exists(place)) {
        Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
      }
      deleteIfExists(written);
      deleteIfExists(old);
    }
  }

  private static void named(Path directory, Path empty, DirectoryWriter writer) throws IOException {
    try {
      writer.writeTo(empty);
    } catch (IOException e) {
      throw FileErrors.naming(directory, e);
    }
  }

  private static void deleteIfExists(Path directory) throws IOException {
    if (Files.exists(directory)) {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /**
   * Moves a directory to a name that is not taken. Relies on file systems that refuse to replace a
   * directory that is not empty.
   */
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

  /** Returns the file that a chain of symbolic links leads to, whether it exists or not. */
  private static Path behindLinks(Path file) throws IOException {
    Path place = file;
    for (int links = 0; Files.isSymbolicLink(place); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return place;
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
    /** Writes the complete content to {@code out}, which the caller closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Fills a directory. */
  @FunctionalInterface
  public interface DirectoryWriter {
    /** Writes the complete content into {@code directory}, which is empty. */
    void writeTo(Path directory) throws IOException;
  }
}
