// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.model.KanModel;
import dev.kan.core.model.Scores;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The formula of a model: the model itself if all its edges are symbolic, otherwise the best
 * formula in its directory.
 *
 * @param model the formula, as a model whose edges are symbolic
 * @param warning what the formula loses, if the model is better
 */
public record ChosenFormula(KanModel model, Optional<String> warning) {
  /**
   * Returns the formula of a model.
   *
   * @throws IllegalStateException if there is none
   */
  public static ChosenFormula of(ModelDirectory directory) throws IOException {
    KanModel model = directory.model();
    if (isSymbolic(model)) {
      return new ChosenFormula(model, Optional.empty());
    }
    Optional<KanModel> formula = directory.formula();
    if (formula.isEmpty()) {
      throw new IllegalStateException(
          directory.path() + ": there is no formula for this model; fit found none in its time");
    }
    return new ChosenFormula(
        formula.get(),
        directory.isFormulaAsGood()
            ? Optional.empty()
            : Optional.of(
                "no formula is as good as the model (%s); this one has %s"
                    .formatted(scores(model.scores()), scores(formula.get().scores()))));
  }

  /**
   * Returns one of several formulas.
   *
   * @param number 1 for the formula of the model, and more for others that were discovered
   * @throws IllegalStateException if there is no formula
   * @throws java.nio.file.NoSuchFileException if there is none of this number
   */
  public static ChosenFormula of(ModelDirectory directory, int number) throws IOException {
    return number == 1
        ? of(directory)
        : new ChosenFormula(directory.formula(number), Optional.empty());
  }

  private static boolean isSymbolic(KanModel model) {
    return model.kan().layers().stream().allMatch(layer -> layer.activeEdgeCount() == 0);
  }

  private static String scores(Scores scores) {
    Map<String, Double> named = ScoreNames.of(scores);
    return named.entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%s %.4g", each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
