// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Makes exceptions name their file, which those of open streams do not. */
public final class FileErrors {
  private FileErrors() {}

  /**
   * Returns an exception that names the file: the given one if it does so itself, otherwise a
   * {@link FileSystemException} with its message as the reason and the given one as the cause.
   */
  public static IOException naming(Path file, IOException error) {
    if (error instanceof FileSystemException named && named.getFile() != null) {
      return error;
    }
    FileSystemException named = new FileSystemException(file.toString(), null, error.getMessage());
    named.initCause(error);
    return named;
  }
}
