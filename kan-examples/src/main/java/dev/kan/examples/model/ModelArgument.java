// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.model.KanModel;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The first argument of commands that take a model, for use with {@code @Mixin}. */
public final class ModelArgument {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A directory that kan fit wrote.")
  private Path path = Path.of("");

  /**
   * Returns the directory of the model.
   *
   * @throws java.nio.file.NoSuchFileException as {@link ModelDirectory#of}
   */
  public ModelDirectory directory() throws IOException {
    return ModelDirectory.of(path);
  }

  /**
   * Reads the model.
   *
   * @throws java.nio.file.NoSuchFileException as {@link ModelDirectory#of}
   */
  public KanModel read() throws IOException {
    return directory().model();
  }
}
