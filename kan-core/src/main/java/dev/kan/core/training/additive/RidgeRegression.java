// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.training.concurrent.Cancellation;
import java.util.Arrays;
import java.util.Map;

/**
 * Fits an additive function with a ridge penalty by iteratively reweighted least squares. A search
 * updates the {@link Strengths} of the penalty after each step; a refit to other rows keeps them.
 */
final class RidgeRegression {
  private static final int FEWEST_SEARCH_STEPS = 4;
  private static final int MOST_SEARCH_STEPS = 40;
  private static final double SEARCH_TOLERANCE = 1e-3;
  private static final int MOST_REFIT_STEPS = 25;
  private static final double REFIT_TOLERANCE = 1e-6;
  private static final double MONOTONE_STRENGTH = 1e4;
  private static final double INTERCEPT_PENALTY = 1e-8;
  private static final int MOST_HALVINGS = 8;

  private final RidgeProblem problem;
  private final TermSpace space;
  private final MonotoneTerms monotone;
  private final double wrongStepStrength;
  private Strengths strengths;
  private double noise;
  private RidgePoint point;

  private RidgeRegression(
      RidgeProblem problem,
      MonotoneTerms monotone,
      Strengths strengths,
      double noise,
      RidgePoint point) {
    this.problem = problem;
    this.monotone = monotone;
    this.strengths = strengths;
    this.noise = noise;
    this.point = point;
    space = problem.space();
    wrongStepStrength = MONOTONE_STRENGTH * problem.weight();
  }

  /** Finds the strengths of the penalty and fits. */
  static RidgeFit search(RidgeProblem problem) {
    TermSpace space = problem.space();
    RidgePoint start = RidgePoint.of(space, problem.firstIntercept(), new double[space.size()]);
    MonotoneTerms free = new MonotoneTerms(space, Map.of());
    RidgeRegression fit = new RidgeRegression(problem, free, Strengths.ones(space), 1, start);
    fit.search();
    return fit.result();
  }

  /**
   * Fits to other rows with the strengths of an earlier fit.
   *
   * @param from the earlier fit, from which the iteration starts
   * @param monotone the conditions on curves; they are met exactly
   */
  static RidgeFit refit(RidgeProblem problem, RidgeFit from, MonotoneTerms monotone) {
    TermSpace space = problem.space();
    RidgePoint start = RidgePoint.ofCentred(space, from.intercept(), from.terms().toArray());
    Strengths kept = Strengths.of(space, from.strengths());
    RidgeRegression fit = new RidgeRegression(problem, monotone, kept, from.noise(), start);
    fit.refit();
    return fit.result();
  }

  private void search() {
    for (int step = 1; step <= MOST_SEARCH_STEPS; step++) {
      Cancellation.check();
      RidgePoint before = point;
      NormalEquations equations = problem.near(point.outputs());
      int[] active = strengths.activeTerms();
      PositiveMatrix factor = solve(equations, active);
      updateStrengths(active, factor.inverseDiagonal());
      if (step >= FEWEST_SEARCH_STEPS && point.changeSince(before) < SEARCH_TOLERANCE) {
        return;
      }
    }
  }

  private void refit() {
    int most = isQuadratic() ? 1 : MOST_REFIT_STEPS;
    for (int step = 1; step <= most; step++) {
      Cancellation.check();
      RidgePoint before = point;
      solve(problem.near(point.outputs()), strengths.activeTerms());
      if (point.changeSince(before) < REFIT_TOLERANCE) {
        return;
      }
    }
  }

  private boolean isQuadratic() {
    return problem.isQuadratic() && monotone.isEmpty();
  }

  /** Moves towards the solution of penalised equations, and returns the factor of their matrix. */
  private PositiveMatrix solve(NormalEquations equations, int[] active) {
    double[] penalties = strengths.ofTerms();
    double[][] matrix = equations.penalised(active, penalties, INTERCEPT_PENALTY);
    int[] position = new int[space.size()];
    Arrays.fill(position, -1);
    for (int a = 0; a < active.length; a++) {
      position[active[a]] = a;
    }
    monotone.add(matrix, position, point.terms(), wrongStepStrength);
    PositiveMatrix factor = PositiveMatrix.factor(matrix);
    double[] solution = factor.solve(equations.right(active));
    double[] wanted = new double[space.size()];
    for (int a = 0; a < active.length; a++) {
      wanted[active[a]] = solution[a];
    }
    move(wanted, solution[active.length] - point.intercept(), penalties);
    return factor;
  }

  /** Moves to the wanted terms, or part of the way if the penalised loss would grow. */
  private void move(double[] wanted, double interceptStep, double[] penalties) {
    RidgePoint start = point;
    point = RidgePoint.of(space, start.intercept() + interceptStep, wanted);
    if (isQuadratic()) {
      return;
    }
    double most = penalisedLoss(start, penalties);
    double share = 1;
    for (int h = 0; h < MOST_HALVINGS && !(penalisedLoss(point, penalties) <= most); h++) {
      share /= 2;
      double[] terms = start.terms().clone();
      for (int t = 0; t < terms.length; t++) {
        terms[t] += share * (wanted[t] - terms[t]);
      }
      point = RidgePoint.of(space, start.intercept() + share * interceptStep, terms);
    }
  }

  private double penalisedLoss(RidgePoint at, double[] penalties) {
    double loss = problem.loss(at.outputs());
    double[] terms = at.terms();
    loss += wrongStepStrength * monotone.penalty(terms);
    for (int t = 0; t < penalties.length; t++) {
      loss += penalties[t] * terms[t] * terms[t] / 2;
    }
    return loss;
  }

  private void updateStrengths(int[] active, double[] variances) {
    double[] effective = strengths.effective(active, variances);
    noise = problem.noise(point.outputs(), 1 + Arrays.stream(effective).sum());
    strengths = strengths.updated(active, point.terms(), effective, noise);
  }

  private RidgeFit result() {
    return new RidgeFit(
        point.centredIntercept(),
        ImmutableDoubleArray.copyOf(monotone.project(point.terms())),
        strengths.values(),
        noise);
  }
}
