// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.peer;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary directory for the scripts and tables of a benchmark, which is deleted with all that
 * is in it when it is closed.
 *
 * @param path the directory
 */
public record ScratchDirectory(Path path) implements AutoCloseable {
  /** Creates a directory. */
  public static ScratchDirectory create() throws IOException {
    return new ScratchDirectory(Files.createTempDirectory("kan-bench"));
  }

  /** Deletes the directory. */
  @Override
  public void close() throws IOException {
    MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
