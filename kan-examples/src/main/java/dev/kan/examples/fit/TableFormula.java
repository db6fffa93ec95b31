// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.math.Stats;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.symbolic.AffineRefit;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.ladder.LadderTrainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

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

  /** The greatest loss beyond that of the model, as a share of it. */
  private static final double MOST_LOST = 0.05;

  /** The coefficient of determination of a line that differs from an edge by rounding only. */
  private static final double EXACT = 1 - 1e-12;

  private static final FunctionLibrary LINES = FunctionLibrary.standard().select("x");

  /** Functions that have a value everywhere. */
  private static final FunctionLibrary CURVES =
      FunctionLibrary.standard()
          .select("x", "x^2", "x^3", "exp", "abs", "sin", "tanh", "arctan", "gaussian");

  /** A formula with its losses on rows that its constants were not fitted to. */
  private record Found(KanModel model, ImmutableDoubleArray losses) {
    /** Returns how much greater the losses are than others of the same rows. */
    Stats beyond(ImmutableDoubleArray others) {
      return Stats.of(
          IntStream.range(0, losses.length()).mapToDouble(r -> losses.get(r) - others.get(r)));
    }

    /** Returns true if the losses are less than those of another one, beyond noise. */
    boolean isBetterThan(Found other) {
      Stats gain = other.beyond(losses);
      return gain.mean() > standardError(gain);
    }
  }

  private static double standardError(Stats values) {
    return values.populationStandardDeviation() / Math.sqrt((double) values.count());
  }

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
    List<Found> complete = new ArrayList<>();
    try {
      token.during(
          () -> {
            found(learned, start(learned, samples, seed), LINES, samples, seed)
                .filter(each -> !token.isCancelled())
                .ifPresent(complete::add);
            found(learned, curves(learned, samples, seed, time), CURVES, samples, seed)
                .filter(each -> !token.isCancelled())
                .ifPresent(complete::add);
            return complete;
          });
    } catch (CancellationException e) {
      // what is complete counts
    }
    return complete.stream()
        .reduce((best, next) -> next.isBetterThan(best) ? next : best)
        .map(best -> new TableFormula(best.model(), isAsGood(learned, best, samples)));
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

  /** Returns the formula that a network becomes; empty if it lacks a value for some row. */
  private static Optional<Found> found(
      KanModel learned, Kan kan, FunctionLibrary library, Samples samples, int seed) {
    AutoSymbolic all =
        AutoSymbolic.builder().library(library).r2Threshold(Double.NEGATIVE_INFINITY).build();
    AffineRefit refit = AffineRefit.builder().loss(learned.loss()).build();
    Kan fixed = all.fixSymbolic(kan, samples).kan();
    if (!AffineRefit.canRefit(fixed)) {
      return Optional.empty();
    }
    Kan symbolic = refit.refit(fixed, samples).kan();
    OutOfFold unseen = OutOfFold.of(learned.schema(), samples, symbolic, refit, seed);
    return unseen.isFinite()
        ? Optional.of(
            new Found(
                learned
                    .with(network -> symbolic)
                    .withScores(unseen.scores())
                    .withResiduals(unseen.residuals()),
                unseen.losses(learned.loss())))
        : Optional.empty();
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

  /**
   * Compares a formula with the model. The losses of the model are those of rows that it was
   * trained on, and so are corrected by what it loses on other rows on the average.
   */
  private static boolean isAsGood(KanModel learned, Found formula, Samples samples) {
    Batch outputs = KanEvaluator.of(learned.kan()).evaluate(samples.inputs());
    ImmutableDoubleArray seen = OutOfFold.losses(learned.loss(), outputs, samples);
    double unseen = loss(learned);
    Stats difference = formula.beyond(seen);
    double lost = difference.mean() - (unseen - Stats.meanOf(seen.toArray()));
    return lost <= 2 * standardError(difference) && lost <= MOST_LOST * unseen;
  }

  /** Returns the loss of a model on the rows that it was not trained on. */
  private static double loss(KanModel model) {
    if (model.schema().target() instanceof NumericTarget numbers) {
      double error = model.scores().get(Metric.ROOT_MEAN_SQUARED_ERROR);
      double scaled = error / numbers.outputs().get(0).scale();
      return scaled * scaled;
    }
    return model
        .scores()
        .get(model.kan().outputs() == 1 ? Metric.BINARY_CROSS_ENTROPY : Metric.CROSS_ENTROPY);
  }
}
