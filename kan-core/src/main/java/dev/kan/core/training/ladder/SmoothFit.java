// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * Chooses how flexible a network may be. The choice is between a constant and the fits of a {@link
 * SmoothingPath}, by the losses on held-out samples.
 *
 * @param path the fits to choose from
 * @param folds the cuts of the samples into training and held-out samples
 * @param loss the loss of a sample
 * @param threads the largest number of threads
 */
record SmoothFit(SmoothingPath path, List<HoldOut> folds, Loss loss, int threads) {
  /** A path ends if its loss exceeds that of its best fit by this factor. */
  private static final double HOPELESS = 1.1;

  /** Fits are level if their losses differ by at most this many standard errors. */
  private static final double LEVEL_WITHIN = 0.5;

  /**
   * A choice of flexibility.
   *
   * @param fits the number of fits of the path to make, 0 for a constant
   * @param losses the losses on the held-out samples of the first fold
   */
  record Choice(int fits, LeftOut losses) {}

  /**
   * Runs the paths of all folds until more flexible fits do not help, and chooses a fit.
   *
   * @param goOn receives the number of fits done and the smallest mean loss on held-out samples;
   *     returns false to end the run
   * @param done receives each network of the first fold and its losses on the samples held out
   */
  Choice choose(BiPredicate<Integer, Double> goOn, BiConsumer<Kan, LeftOut> done) {
    List<LeftOut> losses = new ArrayList<>();
    losses.add(constant());
    LeftOut best = losses.get(0);
    Kan[] current = new Kan[folds.size()];
    Arrays.fill(current, path.start());
    boolean goesOn = true;
    for (int fit = 0; goesOn && fit < SmoothingPath.length(); fit++) {
      int index = fit;
      ParallelTasks.run(
          current.length,
          threads,
          () -> f -> current[f] = path.next(current[f], index, training(folds.get(f).kept())));
      LeftOut last = LeftOut.of(folds, f -> training(folds.get(f).held()).sampleLosses(current[f]));
      losses.add(last);
      done.accept(current[0], last.ofFold(0));
      best = last.mean() < best.mean() ? last : best;
      goesOn = last.mean() <= HOPELESS * best.mean() && goOn.test(fit + 1, best.mean());
    }
    // like the one-standard-error rule of Breiman et al., Classification and Regression Trees,
    // 1984; a whole standard error would make curves too stiff
    int simplest = 0;
    while (best.isBelow(losses.get(simplest), 1, LEVEL_WITHIN)) {
      simplest++;
    }
    return new Choice(simplest, losses.get(simplest).ofFold(0));
  }

  /**
   * Fits the network of a choice. If there are many samples, all fits but the last use a part of
   * them.
   */
  Kan fit(Choice choice, Samples all) {
    Samples kept = folds.get(0).kept();
    boolean some = all.size() > 2 * kept.size();
    Kan kan = path.start();
    for (int fit = 0; fit < choice.fits(); fit++) {
      boolean isLast = fit == choice.fits() - 1;
      kan = path.next(kan, fit, new Training(some && !isLast ? kept : all, loss, threads));
    }
    return choice.fits() == 0 ? ConstantOutputs.of(kan, loss.bestConstants(all)) : kan;
  }

  private LeftOut constant() {
    return LeftOut.of(
        folds,
        f -> {
          double[] outputs = loss.bestConstants(folds.get(f).kept());
          Kan constant = ConstantOutputs.of(path.start(), outputs);
          return training(folds.get(f).held()).sampleLosses(constant);
        });
  }

  /** Returns a training on one thread, since the folds run in parallel. */
  private Training training(Samples samples) {
    return new Training(samples, loss, 1);
  }
}
