// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.math.Stats;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.symbolic.AffineRefit;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericTarget;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A formula for a model that is compared with the model and with other formulas.
 *
 * @param model the formula as a model whose edges are symbolic
 * @param losses the loss of each row, by constants that were not fitted to it
 */
record FormulaCandidate(KanModel model, ImmutableDoubleArray losses) {
  /** The greatest loss beyond that of the model, as a share of it. */
  private static final double MOST_LOST = 0.05;

  /**
   * Returns the formula that a network becomes.
   *
   * @param learned the model that the formula is for
   * @param kan the network, of one layer
   * @param library the functions for its edges
   * @param samples the rows that the model was learned from
   * @param seed the source of the folds
   * @return empty if the formula lacks a value for some row
   */
  static Optional<FormulaCandidate> of(
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
            new FormulaCandidate(
                learned
                    .with(network -> symbolic)
                    .withScores(unseen.scores())
                    .withResiduals(unseen.residuals()),
                unseen.losses(learned.loss())))
        : Optional.empty();
  }

  /** Returns true if the losses are less than those of another formula, beyond noise. */
  boolean isBetterThan(FormulaCandidate other) {
    Stats gain = other.beyond(losses);
    return gain.mean() > standardError(gain);
  }

  /**
   * Returns true if this formula predicts as well as a model within noise. The losses of the model
   * are those of rows that it was trained on, and so are corrected by what it loses on other rows
   * on the average.
   *
   * @param learned the model
   * @param samples the rows that the model was learned from
   */
  boolean isAsGoodAs(KanModel learned, Samples samples) {
    Batch outputs = KanEvaluator.of(learned.kan()).evaluate(samples.inputs());
    ImmutableDoubleArray seen = OutOfFold.losses(learned.loss(), outputs, samples);
    double unseen = lossOnOtherRows(learned);
    Stats difference = beyond(seen);
    double lost = difference.mean() - (unseen - Stats.meanOf(seen.toArray()));
    return lost <= 2 * standardError(difference) && lost <= MOST_LOST * unseen;
  }

  /** Returns how much greater the losses are than others of the same rows. */
  private Stats beyond(ImmutableDoubleArray others) {
    return Stats.of(
        IntStream.range(0, losses.length()).mapToDouble(r -> losses.get(r) - others.get(r)));
  }

  private static double standardError(Stats values) {
    return values.populationStandardDeviation() / Math.sqrt((double) values.count());
  }

  /** Returns the loss of a model on the rows that it was not trained on. */
  private static double lossOnOtherRows(KanModel model) {
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
