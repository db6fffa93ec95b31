// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.imported;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.model.FormulaModel;
import dev.kan.core.model.KanModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The formula of a network. A network of symbolic edges is a formula already; for any other one, a
 * {@link NetworkSearch} finds it.
 *
 * @param model the formula, scored on the rows of the table
 * @param isAsGood true if its error is not greater than that of the network
 * @param notes what to tell the user, in sentences
 */
public record NetworkFormula(KanModel model, boolean isAsGood, List<String> notes) {
  /** The share of the error of the network by which that of its formula may be greater. */
  private static final double SLACK = 1.1;

  /** The coefficient of determination below which the table is hardly what the network learned. */
  private static final double DOUBTFUL = 0.5;

  /** Copies the notes. */
  public NetworkFormula {
    notes = List.copyOf(notes);
  }

  /**
   * Searches a formula.
   *
   * @throws IllegalStateException if there is none, since time is up or functions fit no edge
   */
  static NetworkFormula search(
      Kan kan, NetworkTable table, Duration budget, NetworkProgress progress) {
    Samples samples = table.samples();
    Batch outputs = KanEvaluator.of(kan).evaluate(samples.inputs());
    double mostError =
        Math.max(
            SLACK * Metric.ROOT_MEAN_SQUARED_ERROR.of(outputs, samples),
            table.tolerance() * Math.sqrt(Loss.SQUARED_ERROR.meanOfBestConstants(samples)));
    List<Expression> formulas =
        isSymbolic(kan)
            ? SymbolicFormula.of(kan, table.inputs(), SymbolicFormula.Units.SAME).outputs()
            : new NetworkSearch(kan, table, mostError, budget, progress).formulas();
    KanModel model = FormulaModel.of(formulas, table.rows(), table.targets());
    KanModel scored = model.withScores(model.score(table.rows()));
    boolean isAsGood = scored.scores().get(Metric.ROOT_MEAN_SQUARED_ERROR) <= mostError;
    return new NetworkFormula(scored, isAsGood, notes(scored, outputs, table, samples));
  }

  private static List<String> notes(
      KanModel model, Batch outputs, NetworkTable table, Samples samples) {
    double formula = model.scores().get(Metric.ROOT_MEAN_SQUARED_ERROR);
    List<String> notes = new ArrayList<>();
    table.leftOut().ifPresent(notes::add);
    if (table.own()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the formula differs from the network by %.2g (rmse) on %d rows, r2 %.6f",
              formula,
              samples.size(),
              model.scores().get(Metric.R2)));
      return notes;
    }
    double explained = Metric.R2.of(outputs, samples);
    notes.add(
        String.format(
            Locale.ROOT,
            "rmse on %d rows: %.3g of the formula, %.3g of the network",
            samples.size(),
            formula,
            Metric.ROOT_MEAN_SQUARED_ERROR.of(outputs, samples)));
    if (!(explained >= DOUBTFUL)) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the network does not predict %s (r2 %.3f); are the columns %s those it was trained"
                  + " on, in this order and these units?",
              table.targets(),
              explained,
              table.inputs()));
    }
    return notes;
  }

  static boolean isSymbolic(Kan kan) {
    return kan.layers().stream().allMatch(layer -> layer.activeEdgeCount() == 0);
  }
}
