// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.imported;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.discovery.DiscoveryListener;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.discovery.SmallestNetwork;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.model.FormulaModel;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.ladder.LadderTrainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The formula of a network. A network of symbolic edges is a formula already; for any other one,
 * the smallest network that does as well is searched, and a function for each of its edges.
 *
 * @param model the formula, scored on the rows of the table
 * @param isAsGood true if its error is not greater than that of the network
 * @param notes what to tell the user, in sentences
 */
public record NetworkFormula(KanModel model, boolean isAsGood, List<String> notes) {
  /** The share of the error of the network by which that of its formula may be greater. */
  private static final double SLACK = 1.1;

  /** The error that is good enough for any formula, as a share of the deviation of the targets. */
  private static final double GOOD = 1e-3;

  /**
   * The same where the targets are the outputs of the network: it is not known how much of them is
   * the error of its training.
   */
  private static final double GOOD_FOR_OUTPUTS = 1e-2;

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
      Kan kan, NetworkTable table, Duration budget, DiscoveryListener listener) {
    Samples samples = table.samples();
    SymbolicFormula formula;
    if (isSymbolic(kan)) {
      formula = SymbolicFormula.of(kan, table.inputs(), SymbolicFormula.Units.SAME);
    } else {
      FormulaDiscovery discovery =
          FormulaDiscovery.builder()
              .network(
                  SmallestNetwork.builder()
                      .trainer(LadderTrainer.builder().budget(budget).build())
                      .tolerance(tolerance(table))
                      .build())
              .build();
      Kan found = discovery.find(kan, samples, listener).kan();
      if (!isSymbolic(found)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "no formula was found in %d s: the smallest network is %s; more time (--budget) or"
                    + " more rows may help%s",
                budget.toSeconds(),
                found.widths(),
                table.own() ? "" : ", and kan discover searches the table without the network"));
      }
      formula =
          SymbolicFormula.of(found, table.inputs(), SymbolicFormula.Units.SAME).polished(samples);
    }
    KanModel model = FormulaModel.of(formula.outputs(), table.rows(), table.targets());
    KanModel scored = model.withScores(model.score(table.rows()));
    return told(scored, kan, table, samples);
  }

  private static NetworkFormula told(KanModel model, Kan kan, NetworkTable table, Samples samples) {
    Batch outputs = KanEvaluator.of(kan).evaluate(samples.inputs());
    double formula = model.scores().get(Metric.ROOT_MEAN_SQUARED_ERROR);
    double network = Metric.ROOT_MEAN_SQUARED_ERROR.of(outputs, samples);
    double explained = Metric.R2.of(outputs, samples);
    double deviation = Math.sqrt(Loss.SQUARED_ERROR.meanOfBestConstants(samples));
    boolean isAsGood = formula <= Math.max(SLACK * network, tolerance(table) * deviation);
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
      return new NetworkFormula(model, isAsGood, notes);
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "rmse on %d rows: %.3g of the formula, %.3g of the network",
            samples.size(),
            formula,
            network));
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
    return new NetworkFormula(model, isAsGood, notes);
  }

  private static double tolerance(NetworkTable table) {
    return table.own() ? GOOD_FOR_OUTPUTS : GOOD;
  }

  private static boolean isSymbolic(Kan kan) {
    return kan.layers().stream().allMatch(layer -> layer.activeEdgeCount() == 0);
  }
}
