// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The weighted sum of candidates that predicts rows best that they did not see (Breiman, Stacked
 * regressions, 1996, with weights that add up to 1). Curves take part if their gain over straight
 * lines is at least half its standard error, and so does the best candidate with hidden nodes if
 * its gain over the best one without is. Logits are then multiplied by one factor, so that
 * probabilities are calibrated.
 */
public final class Stack {
  private static final int ROUNDS = 12;
  private static final int BISECTIONS = 16;
  private static final double TOLERANCE = 1e-3;
  private static final double LEAST_GAIN = 0.5;
  private static final Comparator<Candidate> BY_LOSS = Comparator.comparingDouble(Candidate::loss);
  private static final double LEAST_WEIGHT = 0.02;
  private static final double LARGEST_SLOPE = 3;

  private final Problem problem;
  private final ImmutableList<Candidate> candidates;
  private final double[] targets;
  private final double[] rowWeights;
  private final double[][] outputs;
  private final double[] weights;
  private final boolean[] entered;
  private double slope = 1;

  private Stack(Problem problem, List<Candidate> candidates) {
    checkArgument(!candidates.isEmpty(), "a stack needs at least one candidate; got none");
    this.problem = problem;
    this.candidates = ImmutableList.copyOf(candidates);
    targets = problem.samples().targets().toArray();
    rowWeights = problem.samples().weightValues();
    outputs =
        candidates.stream()
            .map(candidate -> candidate.outputs().toArray())
            .toArray(double[][]::new);
    weights = new double[candidates.size()];
    entered = new boolean[weights.length];
    List<Candidate> taking = taking(candidates);
    for (int c = 0; c < weights.length; c++) {
      entered[c] = taking.contains(candidates.get(c));
      weights[c] = entered[c] ? 1.0 / taking.size() : 0;
    }
  }

  /** Returns the candidates that take part, given all of them from simple to complex. */
  private static List<Candidate> taking(List<Candidate> all) {
    List<Candidate> taking = new ArrayList<>();
    for (Candidate candidate : all) {
      if (!candidate.hasHiddenNodes() && gains(candidate, taking)) {
        taking.add(candidate);
      }
    }
    all.stream()
        .filter(Candidate::hasHiddenNodes)
        .min(BY_LOSS)
        .filter(best -> gains(best, taking))
        .ifPresent(taking::add);
    return taking;
  }

  /** Returns true if a candidate gains more over the best of simpler ones than chance may. */
  private static boolean gains(Candidate candidate, List<Candidate> simpler) {
    return simpler.stream()
        .min(BY_LOSS)
        .filter(best -> candidate.gainOver(best) < LEAST_GAIN)
        .isEmpty();
  }

  /**
   * Finds the weights.
   *
   * @param problem the rows that the candidates were fitted to
   * @param candidates at least one, from simple to complex
   */
  public static Stack of(Problem problem, List<Candidate> candidates) {
    Stack stack = new Stack(problem, candidates);
    double moved = 1;
    for (int round = 0; round < ROUNDS && moved > TOLERANCE; round++) {
      moved = 0;
      for (int i = 0; i < stack.weights.length; i++) {
        for (int j = 0; j < i; j++) {
          moved = Math.max(moved, stack.balance(i, j));
        }
      }
    }
    stack.dropSmall();
    if (problem.response() != Response.NUMBERS) {
      double[] sum = stack.sum();
      stack.slope =
          root(1 / LARGEST_SLOPE, LARGEST_SLOPE, at -> stack.derivative(scaled(sum, at), sum));
    }
    return stack;
  }

  /** Divides the weight of two candidates anew where the loss is least; returns the change. */
  private double balance(int i, int j) {
    double before = weights[i];
    double both = before + weights[j];
    if (both == 0 || !entered[i] || !entered[j]) {
      return 0;
    }
    double[] difference = new double[targets.length];
    Arrays.setAll(difference, k -> outputs[i][k] - outputs[j][k]);
    weights[i] = 0;
    weights[j] = both;
    double[] base = sum();
    double share = root(0, both, at -> derivative(added(base, scaled(difference, at)), difference));
    weights[i] = share;
    weights[j] = both - share;
    return Math.abs(share - before);
  }

  /** Returns the zero of an increasing function, or the nearer end if it has none. */
  private static double root(double low, double high, DoubleUnaryOperator function) {
    if (function.applyAsDouble(low) >= 0) {
      return low;
    }
    if (function.applyAsDouble(high) <= 0) {
      return high;
    }
    double below = low;
    double above = high;
    for (int b = 0; b < BISECTIONS; b++) {
      double middle = (below + above) / 2;
      if (function.applyAsDouble(middle) < 0) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return (below + above) / 2;
  }

  /** Returns the derivative of the loss along a direction. */
  private double derivative(double[] at, double[] direction) {
    int count = problem.outputs();
    double[] row = new double[count];
    double[] residuals = new double[count];
    double derivative = 0;
    for (int r = 0; r < rowWeights.length; r++) {
      System.arraycopy(at, r * count, row, 0, count);
      problem.response().loss(row, targets, r * count, residuals);
      for (int o = 0; o < count; o++) {
        derivative += rowWeights[r] * residuals[o] * direction[r * count + o];
      }
    }
    return derivative;
  }

  private double[] sum() {
    double[] sum = new double[targets.length];
    for (int c = 0; c < weights.length; c++) {
      double weight = weights[c];
      double[] each = outputs[c];
      for (int k = 0; k < sum.length; k++) {
        sum[k] += weight * each[k];
      }
    }
    return sum;
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = new double[values.length];
    Arrays.setAll(scaled, k -> factor * values[k]);
    return scaled;
  }

  private static double[] added(double[] left, double[] right) {
    double[] added = new double[left.length];
    Arrays.setAll(added, k -> left[k] + right[k]);
    return added;
  }

  private void dropSmall() {
    double left = 0;
    for (int c = 0; c < weights.length; c++) {
      weights[c] = weights[c] < LEAST_WEIGHT ? 0 : weights[c];
      left += weights[c];
    }
    for (int c = 0; c < weights.length; c++) {
      weights[c] /= left;
    }
  }

  /** Returns the weight of a candidate, 0 to 1. */
  public double weight(int candidate) {
    return weights[candidate];
  }

  /** Returns (rows, outputs): for each row what functions predict that did not see it. */
  public Batch outputs() {
    return Batch.of(problem.outputs(), scaled(sum(), slope));
  }

  /** Returns the sum of the mean of each candidate's functions as one network. */
  public Kan network() {
    List<FittedFunction> members = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    for (int c = 0; c < weights.length; c++) {
      List<FittedFunction> own = weights[c] > 0 ? candidates.get(c).members() : List.of();
      members.addAll(own);
      for (int m = 0; m < own.size(); m++) {
        factors.add(slope * weights[c] / own.size());
      }
    }
    return Assembly.sum(members, factors);
  }

  /** Returns the sum of each candidate's function of all rows as a smaller network. */
  public Kan compactNetwork() {
    List<FittedFunction> members = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    for (int c = 0; c < weights.length; c++) {
      if (weights[c] > 0) {
        members.add(candidates.get(c).whole());
        factors.add(slope * weights[c]);
      }
    }
    return Assembly.sum(members, factors);
  }
}
