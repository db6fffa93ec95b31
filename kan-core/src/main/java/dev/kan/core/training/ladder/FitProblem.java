// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import java.util.List;
import java.util.Optional;

/**
 * The network and the samples of a fit, in the units that it computes in.
 *
 * @param settings the settings of the fit
 * @param original the network that the fit begins with
 * @param samples those of a weight above 0, in their own units
 * @param test the samples to evaluate on, in their own units
 * @param fresh whether all curves are to be found anew, not from those of the original
 * @param scaling goes from the samples' units to those of the fit and back
 * @param loss the loss of a sample in the units of the fit
 * @param all all samples, scaled
 * @param folds cuts of them; the first one is that of the ladder; none if nothing is held out
 */
record FitProblem(
    LadderTrainer settings,
    Kan original,
    Samples samples,
    Optional<Samples> test,
    boolean fresh,
    Scaling scaling,
    Loss loss,
    Samples all,
    List<HoldOut> folds) {
  private static final int FEWEST_TO_HOLD_OUT_FROM = 20;
  private static final int MOST_FOLDS = 5;
  // with more samples one fold tells enough
  private static final int MOST_FOR_FOLDS = 2000;

  /** A network explains samples if its loss is at most this share of a constant's. */
  private static final double EXPLAINS = 0.5;

  /**
   * A problem.
   *
   * @throws IllegalArgumentException if the widths do not fit, or the targets are not what the loss
   *     compares with
   */
  static FitProblem of(LadderTrainer settings, Kan kan, Samples given, Optional<Samples> test) {
    requireFitting(settings, kan, given);
    test.ifPresent(samples -> requireFitting(settings, kan, samples));
    Samples samples = given.withoutWeightless();
    Loss loss = settings.loss();
    boolean fresh =
        settings.mostStarts() > 1
            && EdgeScaling.fits(kan)
            && !(loss.mean(kan, samples) <= EXPLAINS * loss.meanOfBestConstants(samples));
    TargetUnits units = TargetUnits.of(samples, loss);
    Kan trainable = FrozenKinds.coefficientsOnly(kan);
    Scaling scaling =
        fresh ? EdgeScaling.of(trainable, samples, units) : new NodeScaling(trainable, units);
    Samples all = scaling.scaled(samples);
    return new FitProblem(
        settings, kan, samples, test, fresh, scaling, units.apply(loss), all, folds(settings, all));
  }

  private static void requireFitting(LadderTrainer settings, Kan kan, Samples samples) {
    samples.inputs().requireColumns(kan.inputs(), "the input");
    settings.loss().requireTargets(samples.targets().requireColumns(kan.outputs(), "the targets"));
  }

  private static List<HoldOut> folds(LadderTrainer settings, Samples all) {
    boolean none =
        all.size() < FEWEST_TO_HOLD_OUT_FROM
            || Math.round(settings.validationShare() * all.size()) == 0;
    int most = all.size() > MOST_FOR_FOLDS ? 1 : MOST_FOLDS;
    return none ? List.of() : HoldOut.folds(all, settings.validationShare(), most, settings.seed());
  }

  /** Tests whether samples are held out to judge by. */
  boolean holdsOut() {
    return !folds.isEmpty();
  }

  /** The samples of the ladder's steps. */
  Samples kept() {
    return holdsOut() ? folds.get(0).kept() : all;
  }

  /** The samples that networks are judged by. */
  Samples judges() {
    return holdsOut() ? folds.get(0).held() : all;
  }

  Training training(Samples which) {
    return new Training(which, loss, settings.threads());
  }

  /** The mean loss of a network on all samples, both in the samples' units. */
  double loss(Kan kan) {
    return settings.loss().mean(kan, samples);
  }

  /** The mean loss of a network on the test samples, in their units; NaN if there are none. */
  double testLoss(Kan kan) {
    return test.map(tests -> settings.loss().mean(kan, tests)).orElse(Double.NaN);
  }

  /** The outputs of the best constant. */
  double[] constant() {
    return settings.loss().bestConstants(samples);
  }

  /** A network of the fit, in the samples' units and with the original's frozen parameters. */
  Kan inUnits(Kan kan) {
    return FrozenKinds.restored(scaling.inUnits(kan), original);
  }
}
