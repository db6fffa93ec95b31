// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The strength of the ridge penalty on each of the {@link PenaltyGroups}, and how it follows from a
 * fit: as the noise times the effective number of the group's terms over the sum of their squares.
 * This raises the restricted likelihood (Wood and Fasiolo, A generalized Fellner-Schall method for
 * smoothing parameter optimization with application to Tweedie location, scale and shape models,
 * 2017, equation 3, for a ridge). Terms of a group that reaches the strongest penalty are left out.
 */
final class Strengths {
  private static final double STRONGEST = 1e6;
  private static final double WEAKEST = 0.03;
  private static final double LARGEST_FACTOR = 30;

  // (terms)
  private final int[] groups;
  // (groups)
  private final double[] values;

  private Strengths(int[] groups, double[] values) {
    this.groups = groups;
    this.values = values;
  }

  /** Returns a strength of 1 for every group. */
  static Strengths ones(TermSpace space) {
    PenaltyGroups groups = new PenaltyGroups(space);
    double[] ones = new double[groups.count()];
    Arrays.fill(ones, 1);
    return new Strengths(groupOfTerms(space, groups), ones);
  }

  /** Returns given strengths, one for each group. */
  static Strengths of(TermSpace space, ImmutableDoubleArray values) {
    return new Strengths(groupOfTerms(space, new PenaltyGroups(space)), values.toArray());
  }

  private static int[] groupOfTerms(TermSpace space, PenaltyGroups groups) {
    return IntStream.range(0, space.size()).map(groups::of).toArray();
  }

  ImmutableDoubleArray values() {
    return ImmutableDoubleArray.copyOf(values);
  }

  /** Returns the strength of each term. */
  double[] ofTerms() {
    return Arrays.stream(groups).mapToDouble(group -> values[group]).toArray();
  }

  /** Returns the terms that are not left out, ascending. */
  int[] activeTerms() {
    return IntStream.range(0, groups.length)
        .filter(t -> values[groups[t]] < 0.99 * STRONGEST)
        .toArray();
  }

  /**
   * Returns the effective number of terms of each group.
   *
   * @param active the terms that are not left out
   * @param variances the diagonal of the inverse of the penalised matrix, in the order of {@code
   *     active}
   */
  double[] effective(int[] active, double[] variances) {
    double[] effective = new double[values.length];
    for (int a = 0; a < active.length; a++) {
      int group = groups[active[a]];
      effective[group] += 1 - values[group] * variances[a];
    }
    return effective;
  }

  /**
   * Returns the strengths that follow from a fit.
   *
   * @param active the terms that are not left out
   * @param terms the coefficient of each term
   * @param effective the effective number of terms of each group
   * @param noise the variance of the noise
   */
  Strengths updated(int[] active, double[] terms, double[] effective, double noise) {
    double[] squares = new double[values.length];
    for (int t : active) {
      squares[groups[t]] += terms[t] * terms[t];
    }
    double[] updated = values.clone();
    for (int g = 0; g < updated.length; g++) {
      if (values[g] < STRONGEST && squares[g] > 0) {
        double wanted = noise * Math.max(effective[g], 1e-10) / squares[g];
        double near =
            Doubles.constrainToRange(
                wanted, values[g] / LARGEST_FACTOR, values[g] * LARGEST_FACTOR);
        updated[g] = Doubles.constrainToRange(near, WEAKEST, STRONGEST);
      }
    }
    return new Strengths(groups, updated);
  }
}
