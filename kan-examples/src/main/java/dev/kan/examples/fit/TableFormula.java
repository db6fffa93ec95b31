// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.ladder.LadderTrainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * A formula for what a model has learned: a sum of one function for each column, either of straight
 * lines or of the functions that fit its curves.
 *
 * @param model the formula as a model whose edges are symbolic; its scores are those of rows that
 *     its constants were not fitted to
 * @param isAsGood true if it predicts as well as the model within noise
 */
record TableFormula(KanModel model, boolean isAsGood) {
  private static final int MOST_EDGES = 40;
  private static final int INTERVALS = 5;

  /** The coefficient of determination of a line that differs from an edge by rounding only. */
  private static final double EXACT = 1 - 1e-12;

  private static final FunctionLibrary LINES = FunctionLibrary.standard().select("x");

  /** Functions that have a value everywhere. */
  private static final FunctionLibrary CURVES =
      FunctionLibrary.standard()
          .select("x", "x^2", "x^3", "exp", "abs", "sin", "tanh", "arctan", "gaussian");

  /**
   * Searches a formula.
   *
   * @param learned the model, whose loss on rows that it was not trained on is to be reached
   * @param table the rows that the model was learned from
   * @param seed the source of the folds
   * @param time after which the best formula so far is taken
   * @return empty if there are too many curves for a formula, or time is up before there is one
   */
  static Optional<TableFormula> search(
      KanModel learned, LearningTable table, int seed, Duration time) {
    Samples samples = learned.samples(table.table());
    Optional<TableFormula> exact = straight(learned, samples);
    if (exact.isPresent()) {
      return exact;
    }
    int edges = learned.kan().inputs() * learned.kan().outputs();
    if (edges > MOST_EDGES || samples.size() < 2) {
      return Optional.empty();
    }
    CancellationToken token = CancellationToken.after(time);
    List<FormulaCandidate> complete = new ArrayList<>();
    try {
      token.during(
          () -> {
            FormulaCandidate.of(learned, start(learned, samples, seed), LINES, samples, seed)
                .filter(each -> !token.isCancelled())
                .ifPresent(complete::add);
            FormulaCandidate.of(
                    learned, curves(learned, samples, seed, time), CURVES, samples, seed)
                .filter(each -> !token.isCancelled())
                .ifPresent(complete::add);
            return complete;
          });
    } catch (CancellationException e) {
      // what is complete counts
    }
    return complete.stream()
        .reduce((best, next) -> next.isBetterThan(best) ? next : best)
        .map(best -> new TableFormula(best.model(), best.isAsGoodAs(learned, samples)));
  }

  /** Returns the formula of a model that consists of straight lines, which is the model itself. */
  private static Optional<TableFormula> straight(KanModel learned, Samples samples) {
    if (learned.kan().layers().size() > 1) {
      return Optional.empty();
    }
    Kan kan =
        AutoSymbolic.builder()
            .library(LINES)
            .r2Threshold(EXACT)
            .build()
            .fixSymbolic(learned.kan(), samples)
            .kan();
    return kan.layer(0).activeEdgeCount() > 0
        ? Optional.empty()
        : Optional.of(
            new TableFormula(
                learned
                    .with(network -> kan)
                    .withScores(learned.scores())
                    .withResiduals(learned.residuals()),
                true));
  }

  private static Kan start(KanModel learned, Samples samples, int seed) {
    KanSpec spec =
        KanSpec.builder(learned.kan().inputs(), learned.kan().outputs())
            .gridIntervals(INTERVALS)
            .inputRanges(Dataset.of(samples, samples).inputRanges())
            .build();
    return Initialiser.powerLaw().initialise(spec, seed);
  }

  /** Returns a curve for each column: the model's own ones if it has no more than these. */
  private static Kan curves(KanModel learned, Samples samples, int seed, Duration time) {
    if (learned.kan().layers().size() == 1) {
      return learned.kan();
    }
    return LadderTrainer.builder()
        .gridLadder(INTERVALS)
        .loss(learned.loss())
        .seed(seed)
        .budget(time.dividedBy(3).plusMillis(1))
        .build()
        .train(start(learned, samples, seed), samples)
        .kan();
  }
}
