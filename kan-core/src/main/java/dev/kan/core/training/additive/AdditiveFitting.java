// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.training.concurrent.ParallelTasks;
import dev.kan.core.training.lbfgs.Lbfgs;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fits additive functions to a problem. The strengths of the penalty are found once on all rows,
 * for each output by itself; with them, one function is fitted to all rows and one without each
 * fold. Numbers and yes-or-no targets are fitted by {@link RidgeRegression}, the logits of several
 * classes together by L-BFGS.
 */
final class AdditiveFitting {
  private static final int SOFTMAX_ITERATIONS = 100;
  private static final Lbfgs SOFTMAX_STEPS =
      Lbfgs.builder().history(20).changeTolerance(1e-7).build();

  private final Problem problem;
  private final Folds folds;
  private final int threads;
  private final double[] weights;

  AdditiveFitting(Problem problem, Folds folds, int threads) {
    this.problem = problem;
    this.folds = folds;
    this.threads = threads;
    weights = problem.samples().weightValues();
  }

  /** Fits functions of the terms of a space. */
  FoldedFit fit(TermSpace space) {
    AdditiveFit found = search(space);
    double[] all = ofAllRows(found);
    double[][] points = new double[folds.count()][];
    ParallelTasks.run(
        folds.count(),
        threads,
        () -> fold -> points[fold] = refit(found, all, folds.weights(fold, weights)));
    return new FoldedFit(found, all, points);
  }

  /** Finds the strengths of each output on all rows. */
  private AdditiveFit search(TermSpace space) {
    RidgeFit[] fits = new RidgeFit[problem.outputs()];
    ParallelTasks.run(
        fits.length,
        threads,
        () -> output -> fits[output] = RidgeRegression.search(ridge(space, output, weights)));
    return new AdditiveFit(space, List.of(fits));
  }

  /** Returns the parameters for all rows, which the search has found already in simple cases. */
  private double[] ofAllRows(AdditiveFit found) {
    boolean isFound = problem.response() != Response.CLASSES && problem.directions().isEmpty();
    return isFound ? found.point() : refit(found, found.point(), weights);
  }

  /** Returns the parameters for weighted rows, with the strengths of a fit to all of them. */
  private double[] refit(AdditiveFit found, double[] start, double[] rowWeights) {
    return switch (problem.response()) {
      case NUMBERS, BINARY -> refitEach(found, rowWeights).point();
      case CLASSES -> refitTogether(found, start, rowWeights);
    };
  }

  private AdditiveFit refitEach(AdditiveFit found, double[] rowWeights) {
    TermSpace space = found.space();
    MonotoneTerms monotone = new MonotoneTerms(space, problem.directions());
    return new AdditiveFit(
        space,
        IntStream.range(0, problem.outputs())
            .mapToObj(
                output ->
                    RidgeRegression.refit(
                        ridge(space, output, rowWeights), found.fits().get(output), monotone))
            .toList());
  }

  /** Fits the logits of all classes together, with the strengths of each against the others. */
  private double[] refitTogether(AdditiveFit found, double[] start, double[] rowWeights) {
    Penalty penalty = new Penalty(found.strengths(), ImmutableDoubleArray.of(), 0);
    double[] targets = problem.samples().targets().toArray();
    Objective objective =
        new Objective(found.shape(), problem.response(), targets, rowWeights, penalty, Set.of());
    return SOFTMAX_STEPS.minimize(objective, start, SOFTMAX_ITERATIONS).point();
  }

  private RidgeProblem ridge(TermSpace space, int output, double[] rowWeights) {
    double[] column = problem.samples().targets().column(output);
    return RidgeProblem.of(space, problem.response(), column, rowWeights);
  }
}
