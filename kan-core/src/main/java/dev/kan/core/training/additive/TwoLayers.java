// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/**
 * Fits additive functions with hidden nodes on top, without each fold in turn, for one strength of
 * the penalty inside the hidden nodes. All folds advance together; the number of iterations, the
 * other setting against overfitting, is the one at which the loss on all held-out rows is least.
 */
final class TwoLayers {
  static final int HIDDEN = 8;
  static final int MOST_ITERATIONS = 200;

  private static final int PATIENCE = 50;
  private static final int POINTS_BETWEEN_REPORTS = 2;
  private static final double OUTER_STRENGTH = 10;

  private final Problem problem;
  private final Folds folds;
  private final int threads;
  private final Shape shape;
  private final FoldedFit additive;
  private final TermSpace inner;
  private final double strength;
  private final double[] targets;
  private final double[] weights;
  private final FoldPath[] paths;
  private final double[] losses;
  private int best;

  /**
   * Begins with an additive function for each fold.
   *
   * @param additive the additive functions, whose strengths are kept
   * @param inner the space of the terms inside hidden nodes
   * @param strength the penalty inside hidden nodes
   * @param seed the source of the hidden nodes' first parameters
   */
  TwoLayers(
      Problem problem,
      Folds folds,
      int threads,
      FoldedFit additive,
      TermSpace inner,
      double strength,
      int seed) {
    this.problem = problem;
    this.folds = folds;
    this.threads = threads;
    this.additive = additive;
    this.inner = inner;
    this.strength = strength;
    shape = new Shape(additive.fit().space(), inner, problem.outputs(), HIDDEN);
    targets = problem.samples().targets().toArray();
    weights = problem.samples().weightValues();
    paths = new FoldPath[folds.count()];
    losses = new double[MOST_ITERATIONS / FoldPath.EVERY + 1];
    ParallelTasks.run(
        paths.length,
        threads,
        () ->
            fold ->
                paths[fold] =
                    path(additive.points()[fold], folds.weights(fold, weights), seed + fold));
  }

  /**
   * Begins with an additive function. The penalties inside hidden nodes follow from this function
   * too: one that had seen the rows held out would tell which columns matter there.
   */
  private FoldPath path(double[] start, double[] rowWeights, int seed) {
    AdditiveFit fit = additive.fit();
    Penalty penalty =
        new Penalty(
            fit.strengths(),
            InnerPenalty.of(fit, start, inner, strength),
            fit.noise() * OUTER_STRENGTH);
    Objective objective =
        new Objective(
            shape, problem.response(), targets, rowWeights, penalty, problem.directions().keySet());
    return new FoldPath(objective, start, rowWeights, seed);
  }

  /**
   * Advances all folds until the loss on held-out rows has not fallen for a while, or the
   * computation is cancelled.
   *
   * @param progress receives the number of iterations so far
   * @throws CancellationException if it is cancelled before the first iterations
   */
  void run(IntConsumer progress) {
    int known = advance(0, 1);
    try {
      while (known < losses.length && (known - best) * FoldPath.EVERY <= PATIENCE) {
        known = advance(known, Math.min(losses.length, known + POINTS_BETWEEN_REPORTS));
        int iterations = (known - 1) * FoldPath.EVERY;
        Cancellation.runUncancelled(() -> progress.accept(iterations));
      }
    } catch (CancellationException e) {
      if (known == 1) {
        throw e;
      }
    }
  }

  private int advance(int from, int to) {
    double[][] lossOfFold = new double[paths.length][losses.length];
    ParallelTasks.run(
        paths.length,
        threads,
        () ->
            fold -> {
              paths[fold].advance(to);
              for (int p = from; p < to; p++) {
                lossOfFold[fold][p] = heldOutLoss(fold, paths[fold].point(p));
              }
            });
    for (int p = from; p < to; p++) {
      for (double[] each : lossOfFold) {
        losses[p] += each[p];
      }
      best = losses[p] < losses[best] ? p : best;
    }
    return to;
  }

  private double heldOutLoss(int fold, double[] point) {
    int[] rows = folds.heldOut(fold);
    double[] residuals = new double[problem.outputs()];
    FittedFunction.Row row = new FittedFunction(shape, point).new Row();
    double loss = 0;
    for (int r : rows) {
      row.evaluate(shape.design(), r);
      loss +=
          weights[r]
              * problem.response().loss(row.outputs, targets, r * residuals.length, residuals);
    }
    return loss;
  }

  Shape shape() {
    return shape;
  }

  /** Returns the number of iterations at which the loss is least. */
  int iterations() {
    return best * FoldPath.EVERY;
  }

  /** Returns the parameters without each fold where the loss is least. */
  double[][] points() {
    return Arrays.stream(paths).map(path -> path.point(best)).toArray(double[][]::new);
  }

  /** Returns the parameters of a fit to all rows, after as many iterations. */
  double[] refit(double[] start, int seed) {
    FoldPath path = path(start, weights, seed);
    path.advance(best + 1);
    return path.point(best);
  }
}
