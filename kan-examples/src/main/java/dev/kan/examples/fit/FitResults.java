// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.KanModel;
import dev.kan.examples.model.ModelFormula;
import dev.kan.examples.model.ScoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@code kan fit}, as it writes them as JSON.
 *
 * @param task {@code regression} or {@code classification}
 * @param target the column predicted
 * @param rows the number of rows learned from
 * @param train the scores on rows that the model was trained on
 * @param validation the scores on rows that it was not trained on
 * @param constant the scores of the best constant prediction
 * @param linear the scores of the linear candidate on the rows of {@code validation}, as far as
 *     they are known
 * @param width the number of inputs and of the nodes of each layer
 * @param parameters the number of parameters
 * @param seconds the time that the fit took
 * @param formula the formula that is as good as the model; null if there is none
 * @param bestFormula the best formula found; null if none was
 * @param bestFormulaScores the scores of the best formula on rows that it was not trained on
 * @param candidates what was tried
 * @param warnings what the user should know
 * @param ended {@code completed}, {@code budget_spent}, {@code cancelled} or another reason
 */
@JsonPropertyOrder({
  "task",
  "target",
  "rows",
  "train",
  "validation",
  "constant",
  "linear",
  "width",
  "parameters",
  "seconds",
  "formula",
  "best_formula",
  "best_formula_scores",
  "candidates",
  "warnings",
  "ended"
})
record FitResults(
    String task,
    String target,
    int rows,
    Map<String, Double> train,
    Map<String, Double> validation,
    Map<String, Double> constant,
    Map<String, Double> linear,
    List<Integer> width,
    long parameters,
    double seconds,
    @Nullable String formula,
    @Nullable String bestFormula,
    Map<String, Double> bestFormulaScores,
    List<Learned.Tried> candidates,
    List<String> warnings,
    String ended) {
  static FitResults of(
      LearningTable table, Learned learned, Optional<TableFormula> formula, double seconds) {
    KanModel model = learned.model();
    List<String> warnings = new ArrayList<>(table.notes());
    warnings.addAll(learned.warnings());
    String text = formula.map(each -> new ModelFormula(each.model()).line()).orElse(null);
    return new FitResults(
        model.schema().target() instanceof ClassTarget ? "classification" : "regression",
        table.target(),
        table.table().rows(),
        ScoreNames.of(model.score(table.table())),
        ScoreNames.of(model.scores()),
        Baseline.scores(model.schema().target(), table.table()),
        learned.linear(),
        model.kan().widths(),
        model.kan().parameterCount(),
        seconds,
        formula.filter(TableFormula::isAsGood).isPresent() ? text : null,
        text,
        formula.map(each -> ScoreNames.of(each.model().scores())).orElse(Map.of()),
        learned.candidates(),
        warnings,
        learned.stopReason().name().toLowerCase(Locale.ROOT));
  }

  /** Returns the name of the score that the fit makes best. */
  private String mainScore() {
    return task.equals("regression") ? "rmse" : "cross_entropy";
  }

  /** Returns the main score on rows that the model was not trained on; less is better. */
  double error() {
    return validation.getOrDefault(mainScore(), Double.NaN);
  }

  /** Returns true if the model predicts better than a constant. */
  boolean beatsConstant() {
    return error() < constant.getOrDefault(mainScore(), Double.NaN);
  }

  /**
   * Returns true if the model tells classes apart better than a constant. Unlike the cross-entropy,
   * the area under the ROC curve does not suffer from weights of classes, which shift all
   * probabilities.
   */
  boolean ranksBetterThanConstant() {
    return validation.getOrDefault("auc", Double.NaN) > constant.getOrDefault("auc", Double.NaN);
  }

  /** Returns a sentence on the formula. */
  String onFormula() {
    if (formula != null) {
      return "as good as the model within noise";
    }
    if (bestFormula == null) {
      return "none was found in the time there was";
    }
    String score = task.equals("regression") ? "r2" : "cross_entropy";
    return String.format(
        Locale.ROOT,
        "none is as good as the model; the best one has a %s of %.3g in place of %.3g",
        score,
        bestFormulaScores.getOrDefault(score, Double.NaN),
        validation.getOrDefault(score, Double.NaN));
  }
}
