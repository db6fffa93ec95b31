// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.storage.json.KanJson;
import dev.kan.core.storage.safetensors.KanSafetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A network that was trained in Python, by pykan, efficient-kan, qkan or jaxKAN. */
public final class WeightsFromPython {
  private WeightsFromPython() {}

  /**
   * Reads the network, evaluates it, and stores it.
   *
   * @param args the safetensors file that Python wrote
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "expected the safetensors file of a network; got " + Arrays.toString(args));
    }
    Kan kan = KanSafetensors.read(Path.of(args[0]));
    System.out.println(kan);
    double[] zeros = new double[kan.inputs()];
    Batch outputs = KanEvaluator.of(kan).evaluate(Batch.ofRows(zeros));
    System.out.println("at 0: " + Arrays.toString(outputs.row(0)));

    Path file = Files.createTempFile("from-python", ".json");
    KanJson.write(kan, file);
    System.out.println("the same read again: " + KanJson.read(file).equals(kan));
  }
}
