// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.file;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.init.Initialiser;
import dev.kan.core.storage.history.ModelHistory;
import dev.kan.core.storage.json.KanJson;
import java.io.IOException;
import java.nio.file.Path;

/** A process that writes networks and versions endlessly, for {@link KilledWriterAttackTest}. */
final class KilledWriter {
  /**
   * The number of networks that are written in turn, each larger than the buffers between it and
   * the disk.
   */
  static final int NETWORKS = 3;

  private KilledWriter() {}

  /** Writes into a folder. Prints a line after everything has been written for the first time. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    ModelHistory history = ModelHistory.open(history(folder));
    for (int i = 0; ; i++) {
      Kan kan = network(i % NETWORKS);
      KanJson.write(kan, file(folder));
      history.save(kan);
      if (i == 0) {
        System.out.println("writing");
      }
    }
  }

  static Path file(Path folder) {
    return folder.resolve("kan.json");
  }

  static Path history(Path folder) {
    return folder.resolve("history");
  }

  static Kan network(int seed) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(10, 10, 1).build(), seed);
  }
}
