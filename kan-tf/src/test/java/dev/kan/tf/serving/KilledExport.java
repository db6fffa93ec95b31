// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.init.Initialiser;
import java.io.IOException;
import java.nio.file.Path;

/** A program that exports two networks in turn until it is killed, for {@link ExportAttackTest}. */
final class KilledExport {
  private KilledExport() {}

  /** Exports to a directory and prints a line after the first export. */
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
