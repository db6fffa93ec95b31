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
 * Names of unfinished files and directories, {@code .kan-PROCESS-RANDOM.tmp}, and the end of those
 * whose writer was killed.
 *
 * <p>Neither sign of a dead writer is enough by itself: a process on another machine or in another
 * container cannot be seen from here, and a machine that slept makes the file of a live one old.
 */
final class TemporaryFiles {
  private static final Pattern NAME = Pattern.compile("\\.kan-([0-9]{1,18})-[0-9a-f]{32}\\.tmp");
  private static final Duration UNTOUCHED = Duration.ofHours(1);

  private TemporaryFiles() {}

  /**
   * A new name in a directory. Java's own temporary files are for their owner's eyes only, which
   * what takes their place would inherit.
   */
  static Path in(Path directory) {
    String random = UUID.randomUUID().toString().replace("-", "");
    return directory.resolve(".kan-" + ProcessHandle.current().pid() + "-" + random + ".tmp");
  }

  static Matcher name(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName()));
  }

  /**
   * Deletes what killed writers left in a directory.
   *
   * @param fresh a file there that has just been written, which tells the time by the file system's
   *     own clock
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
      // the work that is being done does not depend on it, and the next writer tries again
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
