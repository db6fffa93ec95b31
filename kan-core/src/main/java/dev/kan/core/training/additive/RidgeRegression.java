// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.training.concurrent.Cancellation;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Fits additive functions with a ridge penalty by iteratively reweighted least squares. The
 * strength of the penalty of each kind of terms is found along with the fit, as the one that
 * maximises the restricted likelihood (Wood and Fasiolo, A generalized Fellner-Schall method for
 * smoothing parameter optimization, 2017, equation 3; for a ridge it is the noise times the
 * effective number of terms over the sum of their squares).
 */
final class RidgeRegression {
  static final double STRONGEST = 1e6;

  private static final double WEAKEST = 0.03;
  private static final double LARGEST_FACTOR = 30;
  private static final int MOST_STEPS = 40;
  private static final int FEWEST_STEPS = 4;
  private static final int MOST_REFIT_STEPS = 25;
  private static final double MONOTONE_STRENGTH = 1e4;
  private static final int MOST_HALVINGS = 8;
  private static final double SEARCH_TOLERANCE = 1e-3;
  private static final double REFIT_TOLERANCE = 1e-6;
  private static final double INTERCEPT_PENALTY = 1e-8;
  private static final double LEAST_CURVATURE = 1e-5;
  private static final double LEAST_FREE_SHARE = 0.05;

  private final TermSpace space;
  private final Design design;
  private final boolean isBinary;
  private final double[] targets;
  private final double[] weights;

  private final MonotoneTerms monotone;
  private final double wrongStepStrength;
  private final int[] groups;
  private final double[] strengths;
  private double[] features;
  private double intercept;
  private double[] terms;
  private double[] outputs;
  private double noise = 1;

  private RidgeRegression(
      TermSpace space,
      boolean isBinary,
      double[] targets,
      double[] weights,
      double[] strengths,
      MonotoneTerms monotone) {
    this.monotone = monotone;
    wrongStepStrength = MONOTONE_STRENGTH * Arrays.stream(weights).sum();
    this.space = space;
    this.design = space.design();
    this.isBinary = isBinary;
    this.targets = targets;
    this.weights = weights;
    this.strengths = strengths;
    PenaltyGroups all = new PenaltyGroups(space);
    groups = IntStream.range(0, space.size()).map(all::of).toArray();
    features = new double[design.features()];
    terms = new double[space.size()];
    outputs = new double[design.rows()];
  }

  /**
   * Finds the strengths of the penalty and fits.
   *
   * @param isBinary true if the targets are 1 or 0, whose logits are fitted
   * @param targets one for each row; numbers have a variance of about 1
   * @param weights one for each row, 0 or more, about 1 on average
   */
  static RidgeFit search(TermSpace space, boolean isBinary, double[] targets, double[] weights) {
    double[] ones = new double[new PenaltyGroups(space).count()];
    Arrays.fill(ones, 1);
    RidgeRegression fit =
        new RidgeRegression(
            space, isBinary, targets, weights, ones, new MonotoneTerms(space, Map.of()));
    if (isBinary) {
      double share = mean(targets, weights);
      double inside = Math.max(1e-6, Math.min(1 - 1e-6, share));
      fit.intercept = Math.log(inside / (1 - inside));
      Arrays.fill(fit.outputs, fit.intercept);
    }
    fit.iterate(true);
    return fit.result();
  }

  /**
   * Fits to other rows with the strengths of an earlier fit.
   *
   * @param from the earlier fit, from which the iteration starts
   * @param monotone the conditions on curves; they are met exactly
   */
  static RidgeFit refit(
      TermSpace space,
      boolean isBinary,
      double[] targets,
      double[] weights,
      RidgeFit from,
      MonotoneTerms monotone) {
    RidgeRegression fit =
        new RidgeRegression(
            space, isBinary, targets, weights, from.strengths().toArray(), monotone);
    fit.noise = from.noise();
    fit.terms = from.terms().toArray();
    fit.expand();
    fit.intercept = from.intercept() - fit.meanOfFeatures();
    fit.predict();
    fit.iterate(false);
    return fit.result();
  }

  private static double mean(double[] values, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int r = 0; r < values.length; r++) {
      sum += weights[r] * values[r];
      weight += weights[r];
    }
    return sum / weight;
  }

  private void iterate(boolean searches) {
    NormalMatrix matrix = NormalMatrix.of(space, weights);
    double[] right = isBinary ? new double[0] : right(weights, targets);
    boolean isDoneAtOnce = !searches && !isBinary && monotone.isEmpty();
    int most = searches ? MOST_STEPS : isDoneAtOnce ? 1 : MOST_REFIT_STEPS;
    for (int step = 0; step < most; step++) {
      Cancellation.check();
      if (isBinary) {
        double[] curvatures = new double[targets.length];
        double[] working = new double[targets.length];
        linearise(curvatures, working);
        matrix = NormalMatrix.of(space, curvatures);
        right = right(curvatures, working);
      }
      double change = solve(matrix, right, searches);
      boolean isEnough = searches ? step + 1 >= FEWEST_STEPS : true;
      if (isEnough && change < (searches ? SEARCH_TOLERANCE : REFIT_TOLERANCE)) {
        return;
      }
    }
  }

  private void linearise(double[] curvatures, double[] working) {
    for (int r = 0; r < targets.length; r++) {
      double share = Response.sigmoid(outputs[r]);
      double curvature = Math.max(share * (1 - share), LEAST_CURVATURE);
      curvatures[r] = weights[r] * curvature;
      working[r] = outputs[r] + (targets[r] - share) / curvature;
    }
  }

  /** Returns the right-hand side: the weighted products of features and values, then their sum. */
  private double[] right(double[] rowWeights, double[] values) {
    double[] products = new double[design.features()];
    double[] sum = new double[1];
    double total = 0;
    for (int r = 0; r < values.length; r++) {
      if (rowWeights[r] > 0) {
        sum[0] = rowWeights[r] * values[r];
        total += sum[0];
        design.addTransposed(sum, r, products);
      }
    }
    double[] right = new double[space.size() + 1];
    space.contract(products, 1, 0, right, 0, 1);
    right[space.size()] = total;
    return right;
  }

  /** Solves once, updates the strengths if asked, and returns the largest change of an output. */
  private double solve(NormalMatrix matrix, double[] right, boolean searches) {
    double[] penalties = new double[space.size()];
    Arrays.setAll(penalties, t -> strengths[groups[t]]);
    int[] active =
        IntStream.range(0, penalties.length).filter(t -> penalties[t] < 0.99 * STRONGEST).toArray();
    double[][] penalised = matrix.penalised(active, penalties, INTERCEPT_PENALTY);
    int[] position = new int[space.size()];
    Arrays.fill(position, -1);
    for (int a = 0; a < active.length; a++) {
      position[active[a]] = a;
    }
    monotone.add(penalised, position, terms, wrongStepStrength);
    PositiveMatrix factor = PositiveMatrix.factor(penalised);
    double[] chosen = new double[active.length + 1];
    Arrays.setAll(chosen, a -> right[a < active.length ? active[a] : space.size()]);
    double[] solution = factor.solve(chosen);
    double[] wanted = new double[space.size()];
    for (int a = 0; a < active.length; a++) {
      wanted[active[a]] = solution[a];
    }
    double[] before = outputs;
    move(wanted, solution[active.length], penalties);
    if (searches) {
      updateStrengths(factor.inverseDiagonal(), active, matrix.weight());
    }
    double change = 0;
    double largest = 0;
    for (int r = 0; r < outputs.length; r++) {
      change = Math.max(change, Math.abs(outputs[r] - before[r]));
      largest = Math.max(largest, Math.abs(outputs[r]));
    }
    return change / (1 + largest);
  }

  /** Moves to a solution, or part of the way if the penalised loss would grow. */
  private void move(double[] wantedTerms, double wantedIntercept, double[] penalties) {
    double[] oldTerms = terms;
    double oldIntercept = intercept;
    boolean isQuadratic = !isBinary && monotone.isEmpty();
    double before = isQuadratic ? 0 : penalisedLoss(penalties);
    double part = 1;
    for (int halving = 0; halving <= MOST_HALVINGS; halving++) {
      double share = part;
      double[] moved = new double[oldTerms.length];
      Arrays.setAll(moved, t -> oldTerms[t] + share * (wantedTerms[t] - oldTerms[t]));
      terms = share == 1 ? wantedTerms : moved;
      intercept = oldIntercept + share * (wantedIntercept - oldIntercept);
      expand();
      predict();
      if (isQuadratic || penalisedLoss(penalties) <= before) {
        return;
      }
      part /= 2;
    }
  }

  private double penalisedLoss(double[] penalties) {
    double loss = 0;
    double[] residual = new double[1];
    double[] output = new double[1];
    for (int r = 0; r < targets.length; r++) {
      output[0] = outputs[r];
      Response response = isBinary ? Response.BINARY : Response.NUMBERS;
      loss += weights[r] * response.loss(output, targets, r, residual);
    }
    loss += wrongStepStrength * monotone.penalty(terms);
    for (int t = 0; t < penalties.length; t++) {
      loss += penalties[t] * terms[t] * terms[t] / 2;
    }
    return loss;
  }

  private void updateStrengths(double[] variances, int[] active, double weight) {
    double[] effective = new double[strengths.length];
    double[] squares = new double[strengths.length];
    for (int a = 0; a < active.length; a++) {
      int group = groups[active[a]];
      effective[group] += 1 - strengths[group] * variances[a];
      squares[group] += terms[active[a]] * terms[active[a]];
    }
    if (!isBinary) {
      double freedom = 1 + Arrays.stream(effective).sum();
      noise = squaredResiduals() / Math.max(weight - freedom, weight * LEAST_FREE_SHARE);
    }
    for (int g = 0; g < strengths.length; g++) {
      if (strengths[g] < STRONGEST && squares[g] > 0) {
        strengths[g] = updated(strengths[g], effective[g], squares[g]);
      }
    }
  }

  private double updated(double strength, double effective, double squares) {
    double wanted = noise * Math.max(effective, 1e-10) / squares;
    double near =
        Doubles.constrainToRange(wanted, strength / LARGEST_FACTOR, strength * LARGEST_FACTOR);
    return Doubles.constrainToRange(near, WEAKEST, STRONGEST);
  }

  private double squaredResiduals() {
    double sum = 0;
    for (int r = 0; r < targets.length; r++) {
      double residual = targets[r] - outputs[r];
      sum += weights[r] * residual * residual;
    }
    return sum;
  }

  private void expand() {
    features = new double[design.features()];
    space.expand(terms, 0, 1, features, 1, 0);
  }

  private void predict() {
    outputs = new double[design.rows()];
    double[] sum = new double[1];
    for (int r = 0; r < outputs.length; r++) {
      sum[0] = intercept;
      design.addTo(sum, r, features);
      outputs[r] = sum[0];
    }
  }

  private double meanOfFeatures() {
    double mean = 0;
    for (int f = 0; f < features.length; f++) {
      mean += design.mean(f) * features[f];
    }
    return mean;
  }

  private RidgeFit result() {
    return new RidgeFit(
        intercept + meanOfFeatures(),
        ImmutableDoubleArray.copyOf(monotone.project(terms)),
        ImmutableDoubleArray.copyOf(strengths),
        noise);
  }
}
