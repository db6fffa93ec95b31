// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Map;

/**
 * The condition that the curves of some inputs rise, or fall, everywhere. The slope, which goes on
 * outside the grid, is the mean slope of its curve and so rises as well. While fitting, only steps
 * in the wrong direction are penalised (Bollaerts, Eilers and van Mechelen, Simple and multiple
 * P-splines regression with shape constraints, 2006); the few millionths that remain are removed by
 * {@link IsotonicRegression}.
 */
final class MonotoneTerms {
  private final ImmutableList<MonotoneCurve> curves;

  /**
   * Creates the conditions of a space.
   *
   * @param directions 1 for each input that rises, -1 for each that falls; none is a category
   */
  MonotoneTerms(TermSpace space, Map<Integer, Integer> directions) {
    curves =
        directions.entrySet().stream()
            .map(each -> curve(space, each.getKey(), each.getValue()))
            .collect(ImmutableList.toImmutableList());
  }

  private static MonotoneCurve curve(TermSpace space, int input, int direction) {
    int smoothIndex = Arrays.binarySearch(space.design().smoothInputs(), input);
    return space.bends() > 0 && smoothIndex >= 0
        ? MonotoneCurve.bent(space, smoothIndex, direction)
        : MonotoneCurve.straight(space, input, direction);
  }

  boolean isEmpty() {
    return curves.isEmpty();
  }

  /** Returns half the sum of the squared steps in the wrong direction. */
  double penalty(double[] terms) {
    double sum = 0;
    for (MonotoneCurve curve : curves) {
      for (int m = 0; m < curve.steps(); m++) {
        double step = Math.min(0, curve.step(m, terms));
        sum += step * step / 2;
      }
    }
    return sum;
  }

  /**
   * Adds the second derivatives of the penalty.
   *
   * @param matrix of the chosen terms, of which the upper triangle is used
   * @param position the row of each term in the matrix, -1 if it is not chosen
   * @param strength multiplies the penalty
   */
  void add(double[][] matrix, int[] position, double[] terms, double strength) {
    for (MonotoneCurve curve : curves) {
      for (int m = 0; m < curve.steps(); m++) {
        if (curve.step(m, terms) < 0) {
          curve.addSquare(matrix, position, m, strength);
        }
      }
    }
  }

  /** Returns the nearest terms that meet the conditions exactly. */
  double[] project(double... terms) {
    double[] projected = terms.clone();
    curves.forEach(curve -> curve.project(projected));
    return projected;
  }
}
