// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Strings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine.ParameterException;

/** Formats an error as one line for the user. */
final class ErrorLine {
  private ErrorLine() {}

  static String of(Throwable error) {
    if (error instanceof UncheckedIOException && error.getCause() instanceof IOException cause) {
      return of(cause);
    }
    return text(error).lines().map(String::strip).filter(l -> !l.isEmpty()).collect(joining(" "));
  }

  private static String text(Throwable error) {
    if (error instanceof FileSystemException file && Strings.isNullOrEmpty(file.getReason())) {
      return file.getFile() + ": " + reason(file);
    }
    if (error instanceof OutOfMemoryError) {
      return "out of memory (%s); KAN_JAVA_OPTS=-Xmx8g gives 8 GiB".formatted(error.getMessage());
    }
    if (Strings.isNullOrEmpty(error.getMessage())) {
      return error.getClass().getSimpleName();
    }
    return speaksForItself(error)
        ? error.getMessage()
        : error.getClass().getSimpleName() + ": " + error.getMessage();
  }

  /** Returns true if the message of such an error is written for the user. */
  private static boolean speaksForItself(Throwable error) {
    return error instanceof IllegalArgumentException
        || error instanceof IllegalStateException
        || error instanceof IOException
        || error instanceof ParameterException;
  }

  /** Returns the reason that the type of an error tells, since its message is only the file. */
  private static String reason(FileSystemException error) {
    if (error instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (error instanceof AccessDeniedException) {
      return "permission denied";
    } else if (error instanceof NotDirectoryException) {
      return "not a directory";
    } else if (error instanceof FileAlreadyExistsException) {
      return "exists already";
    } else if (error instanceof DirectoryNotEmptyException) {
      return "the directory is not empty";
    }
    return error.getClass().getSimpleName();
  }
}
