// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.base.Splitter;
import dev.kan.core.model.auto.AutoTrainer;
import dev.kan.core.model.auto.ClassWeights;
import dev.kan.core.model.auto.Direction;
import dev.kan.core.model.auto.Task;
import dev.kan.examples.model.NamedColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  @Option(
      names = "--monotone",
      paramLabel = "COL:up",
      description =
          "A column with which predictions never fall, or with COL:down never rise; several between"
              + " commas, may be repeated.")
  private List<String> monotone = new ArrayList<>();

  @Option(
      names = "--compact",
      description = "Learn one small network (default: the mean of several, which is better).")
  private boolean compact;

  /** Returns true if rows count by the weights of their classes. */
  boolean weighsClasses() {
    return classWeights != null;
  }

  /** Returns the choices of the user by option. */
  Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>();
    if (classWeights != null) {
      identity.put("--class-weights", classWeights);
    }
    if (!monotone.isEmpty()) {
      identity.put("--monotone", String.join(",", monotone));
    }
    if (compact) {
      identity.put("--compact", "given");
    }
    return identity;
  }

  /**
   * Returns the settings for a table.
   *
   * @throws IllegalArgumentException if a column is not there, or a value is not as expected
   */
  AutoTrainer.Builder trainer(LearningTable table) {
    AutoTrainer.Builder trainer =
        AutoTrainer.builder(table.target())
            .task(table.holdsClasses() ? Task.CLASSES : Task.NUMBERS)
            .classWeights(weights());
    new NamedColumns(table.table().names())
        .withTexts("--monotone", monotone)
        .forEach((column, text) -> trainer.monotone(column, direction(text)));
    return compact ? trainer.compact() : trainer;
  }

  private static Direction direction(String text) {
    return switch (text) {
      case "up" -> Direction.UP;
      case "down" -> Direction.DOWN;
      default ->
          throw new IllegalArgumentException(
              "--monotone: expected COLUMN:up or COLUMN:down; got \"" + text + "\"");
    };
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
