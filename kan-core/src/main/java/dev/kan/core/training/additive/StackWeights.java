// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import java.util.Arrays;
import java.util.List;

/**
 * The weights of candidates, 0 or more and 1 in total, with which the sum of their outputs has the
 * least loss (Breiman, Stacked regressions, 1996, with weights that add up to 1). They begin equal;
 * then those of two candidates at a time are divided anew, until none changes much.
 */
final class StackWeights {
  private static final int MOST_ROUNDS = 12;
  private static final double TOLERANCE = 1e-3;
  private static final double LEAST_WEIGHT = 0.02;

  private final StackLoss loss;
  // for each candidate, (rows, outputs)
  private final double[][] outputs;
  private final double[] weights;

  private StackWeights(StackLoss loss, List<Candidate> candidates) {
    this.loss = loss;
    outputs =
        candidates.stream()
            .map(candidate -> candidate.outputs().toArray())
            .toArray(double[][]::new);
    weights = new double[outputs.length];
    Arrays.fill(weights, 1.0 / weights.length);
  }

  /** Finds the weights of at least one candidate. */
  static StackWeights of(StackLoss loss, List<Candidate> candidates) {
    StackWeights found = new StackWeights(loss, candidates);
    double moved = 1;
    for (int round = 0; round < MOST_ROUNDS && moved > TOLERANCE; round++) {
      moved = 0;
      for (int i = 0; i < found.weights.length; i++) {
        for (int j = 0; j < i; j++) {
          moved = Math.max(moved, found.balance(i, j));
        }
      }
    }
    found.dropSmall();
    return found;
  }

  /** Divides the weight of two candidates anew where the loss is least; returns the change. */
  private double balance(int i, int j) {
    double before = weights[i];
    double both = before + weights[j];
    if (both == 0) {
      return 0;
    }
    double[] difference = new double[outputs[i].length];
    Arrays.setAll(difference, k -> outputs[i][k] - outputs[j][k]);
    weights[i] = 0;
    weights[j] = both;
    double share = loss.least(sum(), difference, 0, both);
    weights[i] = share;
    weights[j] = both - share;
    return Math.abs(share - before);
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
  double get(int candidate) {
    return weights[candidate];
  }

  /** Returns (rows, outputs): the weighted sum of the candidates' outputs. */
  double[] sum() {
    double[] sum = new double[outputs[0].length];
    for (int c = 0; c < weights.length; c++) {
      double weight = weights[c];
      double[] each = outputs[c];
      for (int k = 0; k < sum.length; k++) {
        sum[k] += weight * each[k];
      }
    }
    return sum;
  }
}
