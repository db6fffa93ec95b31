// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.examples.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The checkpoint of a training with TensorFlow: beside the directory of the model while the
 * training goes on, so that it survives a killed process, and in it if the training has ended
 * early.
 *
 * @param place the directory of the model
 */
record CheckpointFile(Path place) {
  /** Returns the file beside the directory. */
  Path file() {
    Path absolute = place.toAbsolutePath().normalize();
    return absolute.resolveSibling(absolute.getFileName() + ".checkpoint");
  }

  /** Returns true if there is a checkpoint beside the directory. */
  boolean exists() {
    return Files.exists(file());
  }

  /** Brings back the checkpoint in the directory, unless there is a later one beside it. */
  void restore() throws IOException {
    Path kept = place.resolve(ModelDirectory.CHECKPOINT);
    if (!Files.exists(file()) && Files.exists(kept)) {
      Files.copy(kept, file());
    }
  }

  /** Copies the checkpoint into the directory that is being written. */
  void keepIn(Path directory) throws IOException {
    if (Files.exists(file())) {
      Files.copy(
          file(),
          directory.resolve(ModelDirectory.CHECKPOINT),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes the file beside the directory. */
  void delete() throws IOException {
    Files.deleteIfExists(file());
  }
}
