// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.base.Splitter;
import dev.kan.core.model.auto.AutoTrainer;
import dev.kan.core.model.auto.ClassWeights;
import dev.kan.core.model.auto.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code kan fit} for learning without a choice of network. */
final class AutomaticOptions {
  @Option(
      names = "--class-weights",
      paramLabel = "W",
      description =
          "How much a row of each class counts: balanced, or LABEL:WEIGHT between commas (default:"
              + " all the same).")
  private @Nullable String classWeights;

  /** Returns the choices of the user by option. */
  Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>();
    if (classWeights != null) {
      identity.put("--class-weights", classWeights);
    }
    return identity;
  }

  /** Returns the settings for a table. */
  AutoTrainer.Builder trainer(LearningTable table) {
    return AutoTrainer.builder(table.target())
        .task(table.holdsClasses() ? Task.CLASSES : Task.NUMBERS)
        .classWeights(weights());
  }

  private ClassWeights weights() {
    if (classWeights == null) {
      return ClassWeights.EQUAL;
    }
    if (classWeights.equals("balanced")) {
      return ClassWeights.BALANCED;
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String each : Splitter.on(',').split(classWeights)) {
      int colon = each.lastIndexOf(':');
      try {
        weights.put(
            each.substring(0, Math.max(colon, 0)).strip(),
            Double.valueOf(each.substring(colon + 1).strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "--class-weights: expected balanced, or LABEL:WEIGHT between commas; got " + each, e);
      }
    }
    return ClassWeights.of(weights);
  }
}
