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
 * Writes a file or a directory under a temporary name beside its place and moves it there.
 *
 * <p>At the place there is the old one or the new one at every moment, complete, however many write
 * and read it and whenever a writer is killed. This holds where the file system can move a file
 * over another in one step, as those of Linux, macOS and Windows can.
 *
 * <p>A killed writer leaves a file or directory named {@code .kan-PROCESS-RANDOM.tmp}. The next
 * writer to the same directory deletes it, once it has not been changed for an hour and no process
 * of that number runs on this machine.
 */
public final class AtomicFiles {
  private static final int MOST_LINKS = 40;

  private AtomicFiles() {}

  /**
   * Writes a file, forced to disk, replacing one that is there.
   *
   * @param file where to write; missing parent directories are made; of a symbolic link the file
   *     that it leads to is replaced and the link stays
   * @param writer writes the content; if it throws, the old file stays and nothing else is left
   * @throws FileAlreadyExistsException if {@code file} is a directory
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails; it names the file
   */
  public static void write(Path file, Writer writer) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileAlreadyExistsException(file.toString(), null, "is a directory, not a file");
    }
    Path place = behindLinks(file);
    Path parent = parentOf(place);
    Path temporary = TemporaryFiles.in(parent);
    try {
      // not through a channel, which an interrupt of the thread would close
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

  /** Returns whether a file or directory is an unfinished one, by its name. */
  public static boolean isTemporary(Path file) {
    return TemporaryFiles.name(file).matches();
  }

  /**
   * The directory that a path is in, made if it is missing.
   *
   * @throws NotDirectoryException if one of the path's parents is a file
   * @throws IOException if it cannot be made
   */
  public static Path parentOf(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(path.toString(), null, "is a root directory");
    }
    if (Files.isDirectory(parent)) {
      // Java 17 refuses to make a directory where a link leads to one
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
   * Writes a directory as a whole where there is none. Of several threads or processes that do so
   * at once, one succeeds.
   *
   * @param directory where to write; missing parent directories are made
   * @param writer fills an empty directory, with one file at least; if it throws, nothing is left
   * @throws FileAlreadyExistsException if {@code directory} is there already; it stays as it is
   * @throws NotDirectoryException if a parent is a file
   * @throws IOException if writing fails; it names the file
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
      if (Files.exists(temporary)) {
        MoreFiles.deleteRecursively(temporary, RecursiveDeleteOption.ALLOW_INSECURE);
      }
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

  /** The file that a chain of symbolic links leads to, whether it is there or not. */
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
