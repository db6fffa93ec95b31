// SPDX-License-Identifier: Apache-2.0
package dev.kan.scoring;

import dev.kan.core.Kan;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.storage.json.KanJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that scores: it prints the outputs of a stored network for the given inputs. */
public final class Score {
  private Score() {}

  /** Takes the network's file, then one value for each input. */
  public static void main(String[] args) throws IOException {
    Kan kan = KanJson.read(Path.of(args[0]));
    double[] inputs = Arrays.stream(args).skip(1).mapToDouble(Double::parseDouble).toArray();
    System.out.println(Arrays.toString(KanEvaluator.of(kan).evaluate(inputs)));
  }
}
