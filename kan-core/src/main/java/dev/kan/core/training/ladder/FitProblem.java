// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import java.util.List;
import java.util.Optional;

/**
 * The network and the samples of a training, in the units that it computes in.
 *
 * @param settings the settings of the training
 * @param original the network that the training begins with
 * @param samples the samples of weights above 0, in their own units
 * @param test the samples to evaluate on, in their own units
 * @param fresh true if all curves are found anew instead of beginning with those of the original
 * @param scaling the conversion between the units of the samples and those of the fit
 * @param loss the loss of a sample in the units of the fit
 * @param all all samples, in the units of the fit
 * @param folds the cuts of the samples, the first of which the ladder uses; empty if no samples are
 *     held out
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
  // with more samples, one fold is enough
  private static final int MOST_FOR_FOLDS = 2000;

  /** A network is a start itself if its loss is at most this share of that of the best constant. */
  private static final double EXPLAINS = 0.5;

  /**
   * Returns the problem of a training.
   *
   * @throws IllegalArgumentException if the widths do not match, or the loss does not accept the
   *     targets
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

  /** Returns true if samples are held out for validation. */
  boolean holdsOut() {
    return !folds.isEmpty();
  }

  /** Returns the samples that the ladder trains on. */
  Samples kept() {
    return holdsOut() ? folds.get(0).kept() : all;
  }

  /** Returns the samples by which networks are chosen. */
  Samples judges() {
    return holdsOut() ? folds.get(0).held() : all;
  }

  Training training(Samples which) {
    return new Training(which, loss, settings.threads());
  }

  /** Returns the mean loss of a network on all samples, both in the samples' units. */
  double loss(Kan kan) {
    return settings.loss().mean(kan, samples);
  }

  /** Returns the mean loss on the test samples, in their units; NaN if there are none. */
  double testLoss(Kan kan) {
    return test.map(tests -> settings.loss().mean(kan, tests)).orElse(Double.NaN);
  }

  /** Returns the constant outputs with the smallest loss. */
  double[] constant() {
    return settings.loss().bestConstants(samples);
  }

  /** Converts a network to the samples' units and restores the original's frozen parameters. */
  Kan inUnits(Kan kan) {
    return FrozenKinds.restored(scaling.inUnits(kan), original);
  }
}
