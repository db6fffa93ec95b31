// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.table.fit;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.TableSplit;
import dev.kan.core.editing.pruning.Pruning;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelEvaluator;
import dev.kan.core.model.Scores;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.ladder.LadderTrainer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * A formula for what a model has learned: a curve for each column, each made one function of a
 * library, learned from four fifths of the rows.
 *
 * @param model the formula as a model whose edges are symbolic; its scores are those on the other
 *     fifth of the rows
 * @param isAsGood true if it predicts as well as the model within noise
 */
record TableFormula(KanModel model, boolean isAsGood) {
  private static final int MOST_EDGES = 40;
  private static final int COARSE = 3;
  private static final int FINE = 10;
  private static final double TEST_SHARE = 0.2;

  /** The greatest loss beyond that of the model, as a share of it. */
  private static final double MOST_LOST = 0.05;

  /**
   * Searches a formula.
   *
   * @param learned the model, whose loss on rows that it was not trained on is to be reached
   * @param table the rows that the model was learned from
   * @param seed the source of the rows held out
   * @param time after which the search is given up
   * @return empty if there are too many curves for a formula, or time is up
   */
  static Optional<TableFormula> search(
      KanModel learned, LearningTable table, int seed, Duration time) {
    if (learned.kan().inputs() * learned.kan().outputs() > MOST_EDGES || table.table().rows() < 2) {
      return Optional.empty();
    }
    try {
      return CancellationToken.after(time).during(() -> search(learned, table, seed));
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  private static Optional<TableFormula> search(KanModel learned, LearningTable table, int seed) {
    TableSplit rows = table.table().split(TEST_SHARE, seed);
    Samples train = learned.samples(rows.train());
    Samples test = learned.samples(rows.test());
    Loss loss = learned.loss();
    Kan additive =
        LadderTrainer.builder()
            .gridLadder(COARSE, FINE)
            .loss(loss)
            .seed(seed)
            .build()
            .train(start(learned, train, seed), Dataset.of(train, test))
            .kan();
    AutoSymbolic all =
        AutoSymbolic.builder().r2Threshold(Double.NEGATIVE_INFINITY).build();
    KanModel symbolic =
        new KanModel(additive, learned.schema(), loss, Scores.UNKNOWN)
            .prune(Pruning.defaults(), rows.train())
            .autoSymbolic(all, rows.train());
    ModelEvaluator evaluator = ModelEvaluator.of(symbolic);
    KanModel scored =
        symbolic
            .withScores(evaluator.score(rows.test()))
            .withResiduals(evaluator.residuals(rows.test()));
    return Optional.of(new TableFormula(scored, isAsGood(learned, scored, rows)));
  }

  private static Kan start(KanModel learned, Samples train, int seed) {
    Batch inputs = train.inputs();
    KanSpec spec =
        KanSpec.builder(learned.kan().inputs(), learned.kan().outputs())
            .gridIntervals(COARSE)
            .inputRanges(Dataset.of(train, train).inputRanges())
            .build();
    return Initialiser.powerLaw().initialise(spec, seed);
  }
}
