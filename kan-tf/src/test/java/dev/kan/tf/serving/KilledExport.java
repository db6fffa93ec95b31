// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.init.Initialiser;
import java.io.IOException;
import java.nio.file.Path;

/** A process that exports two networks in turn without end, for {@link ExportAttackTest}. */
final class KilledExport {
  private KilledExport() {}

  /** Exports to a directory; prints a line once that has been done for the first time. */
  public static void main(String[] args) throws IOException {
    for (int i = 0; ; i++) {
      SavedModels.export(network(i % 2), Path.of(args[0]));
      if (i == 0) {
        System.out.println("exporting");
      }
    }
  }

  static Kan network(int seed) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(4, 5, 1).build(), seed);
  }
}
