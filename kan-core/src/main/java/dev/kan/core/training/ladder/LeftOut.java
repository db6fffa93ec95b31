// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The losses and weights of held-out samples, fold by fold.
 *
 * @param losses the losses, one array for each fold
 * @param weights the weights, 0 or more, in arrays as long as those of the losses
 */
record LeftOut(List<double[]> losses, List<double[]> weights) {
  /**
   * Returns the losses of the samples that folds hold out.
   *
   * @param ofFold returns the losses of the held-out samples of a fold, given its index
   */
  static LeftOut of(List<HoldOut> folds, IntFunction<double[]> ofFold) {
    ImmutableList.Builder<double[]> losses = ImmutableList.builder();
    ImmutableList.Builder<double[]> weights = ImmutableList.builder();
    for (int f = 0; f < folds.size(); f++) {
      losses.add(ofFold.apply(f));
      weights.add(folds.get(f).held().weightValues());
    }
    return new LeftOut(losses.build(), weights.build());
  }

  /** Returns the weighted mean loss; infinite if a loss is NaN. */
  double mean() {
    double sum = 0;
    double total = 0;
    for (int f = 0; f < losses.size(); f++) {
      for (int n = 0; n < losses.get(f).length; n++) {
        sum += weights.get(f)[n] * losses.get(f)[n];
        total += weights.get(f)[n];
      }
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum / total;
  }

  /** Returns the losses of one fold. */
  LeftOut ofFold(int fold) {
    return new LeftOut(losses.subList(fold, fold + 1), weights.subList(fold, fold + 1));
  }

  /**
   * Returns true if the mean of these losses is below a share of that of others, and by more than
   * chance explains. Every finite mean is below an infinite one.
   *
   * @param share the share, up to 1
   * @param errors the number of standard errors of the mean difference, sample by sample, by which
   *     the mean must be smaller
   */
  boolean isBelow(LeftOut others, double share, double errors) {
    double difference = others.mean() - mean();
    if (!Double.isFinite(difference)) {
      return mean() < others.mean();
    }
    double squares = 0;
    double total = 0;
    for (int f = 0; f < losses.size(); f++) {
      for (int n = 0; n < losses.get(f).length; n++) {
        double weight = weights.get(f)[n];
        double residual = others.losses.get(f)[n] - losses.get(f)[n] - difference;
        squares += weight * weight * residual * residual;
        total += weight;
      }
    }
    return mean() < share * others.mean() && difference > errors * Math.sqrt(squares) / total;
  }
}
