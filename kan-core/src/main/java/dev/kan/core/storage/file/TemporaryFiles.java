// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.file;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names unfinished files and directories, {@code .kan-PROCESS-RANDOM.tmp}, and deletes those whose
 * writer was killed.
 *
 * <p>Neither the process nor the age alone proves that a writer is dead: a process on another
 * machine or in another container is not visible, and the file of a live process may be old if its
 * machine was suspended.
 */
final class TemporaryFiles {
  private static final Pattern NAME = Pattern.compile("\\.kan-([0-9]{1,18})-[0-9a-f]{32}\\.tmp");
  private static final Duration UNTOUCHED = Duration.ofHours(1);

  private TemporaryFiles() {}

  /**
   * Returns a new name in a directory. The JDK's own temporary files are not used because only
   * their owner may read them, and the finished file would keep these permissions.
   */
  static Path in(Path directory) {
    String random = UUID.randomUUID().toString().replace("-", "");
    return directory.resolve(".kan-" + ProcessHandle.current().pid() + "-" + random + ".tmp");
  }

  static Matcher name(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName()));
  }

  /**
   * Deletes the remains of killed writers in a directory.
   *
   * @param directory the directory
   * @param fresh a file in the directory that has just been written, which gives the time by the
   *     clock of the file system
   */
  static void deleteAbandoned(Path directory, Path fresh) {
    try {
      Instant limit = modified(fresh).minus(UNTOUCHED);
      try (DirectoryStream<Path> abandoned =
          Files.newDirectoryStream(directory, file -> isAbandoned(file, limit))) {
        for (Path each : abandoned) {
          MoreFiles.deleteRecursively(each, RecursiveDeleteOption.ALLOW_INSECURE);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // the caller's work does not depend on it, and the next writer tries again
    }
  }

  private static boolean isAbandoned(Path file, Instant limit) throws IOException {
    Matcher name = name(file);
    return name.matches()
        && modified(file).isBefore(limit)
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
  }
}
