// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.spline.KnotVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The condition that the curves of some inputs rise, or fall, everywhere. A curve rises if its
 * spline coefficients do, with its slope counted as a spline too; the slope itself, which goes on
 * outside the grid, is their mean slope and so rises as well. While fitting, only steps in the
 * wrong direction are penalised (Bollaerts, Eilers and van Mechelen, Simple and multiple P-splines
 * regression with shape constraints, 2006); the few millionths that remain are removed by pooling
 * adjacent violators.
 */
final class MonotoneTerms {
  private final TermSpace space;
  private final List<Curve> curves = new ArrayList<>();

  /**
   * Creates the conditions of a space.
   *
   * @param directions 1 for each input that rises, -1 for each that falls; none is a category
   */
  MonotoneTerms(TermSpace space, Map<Integer, Integer> directions) {
    this.space = space;
    int[] smooth = space.design().smoothInputs();
    directions.forEach(
        (input, direction) -> {
          int s = space.bends() > 0 ? Arrays.binarySearch(smooth, input) : -1;
          curves.add(new Curve(input, direction, s));
        });
  }

  boolean isEmpty() {
    return curves.isEmpty();
  }

  /** Returns half the sum of the squared steps in the wrong direction. */
  double penalty(double[] terms) {
    double sum = 0;
    for (Curve curve : curves) {
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
    for (Curve curve : curves) {
      for (int m = 0; m < curve.steps(); m++) {
        if (curve.step(m, terms) < 0) {
          curve.add(matrix, position, m, strength);
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

  /** The curve of one input: a slope, and bends if {@code smooth} is 0 or more. */
  private final class Curve {
    private final int input;
    private final int direction;
    private final int smooth;
    // the coefficients of the input itself as a spline
    private final double[] identity;

    Curve(int input, int direction, int smooth) {
      this.input = input;
      this.direction = direction;
      this.smooth = smooth;
      identity = smooth < 0 ? new double[] {0, 1} : abscissae(space.design().knots(smooth));
    }

    int steps() {
      return identity.length - 1;
    }

    /** Returns the factor of a term, the slope being the first, in a step of the coefficients. */
    private double factor(int step, int term) {
      return term == 0
          ? direction * (identity[step + 1] - identity[step])
          : direction
              * (space.curve(smooth, step + 1, term - 1) - space.curve(smooth, step, term - 1));
    }

    private int count() {
      return smooth < 0 ? 1 : 1 + space.bends();
    }

    private int term(int index) {
      return index == 0 ? input : space.firstBend(smooth) + index - 1;
    }

    double step(int step, double[] terms) {
      double sum = 0;
      for (int t = 0; t < count(); t++) {
        sum += factor(step, t) * terms[term(t)];
      }
      return sum;
    }

    void add(double[][] matrix, int[] position, int step, double strength) {
      for (int a = 0; a < count(); a++) {
        for (int b = a; b < count(); b++) {
          int row = position[term(a)];
          int column = position[term(b)];
          if (row >= 0 && column >= 0) {
            matrix[row][column] += strength * factor(step, a) * factor(step, b);
          }
        }
      }
    }

    void project(double[] terms) {
      if (smooth < 0) {
        terms[input] = direction * Math.max(0, direction * terms[input]);
        return;
      }
      int size = identity.length;
      double[] coefficients = new double[size];
      for (int m = 0; m < size; m++) {
        coefficients[m] = direction * identity[m] * terms[input];
        for (int b = 0; b < space.bends(); b++) {
          coefficients[m] += direction * space.curve(smooth, m, b) * terms[term(b + 1)];
        }
      }
      double[] rising = rising(coefficients);
      // bends have no part that is even in terms of the index, so that part is the slope's
      double slope = alongIndex(rising) / alongIndex(identity);
      terms[input] = direction * slope;
      double scale =
          space.curve(smooth, 0, 0) - 2 * space.curve(smooth, 1, 0) + space.curve(smooth, 2, 0);
      for (int b = 0; b < space.bends(); b++) {
        double bend = rising[b] - 2 * rising[b + 1] + rising[b + 2];
        double straight = identity[b] - 2 * identity[b + 1] + identity[b + 2];
        terms[term(b + 1)] = direction * (bend - slope * straight) / scale;
      }
    }
  }

  private static double alongIndex(double[] values) {
    double sum = 0;
    for (int m = 0; m < values.length; m++) {
      sum += (m - (values.length - 1) / 2.0) * values[m];
    }
    return sum;
  }

  /** Returns the Greville abscissae: the coefficients of x itself. */
  private static double[] abscissae(KnotVector knots) {
    double[] abscissae = new double[knots.basisCount()];
    for (int m = 0; m < abscissae.length; m++) {
      abscissae[m] = (knots.knot(m + 1) + knots.knot(m + 2) + knots.knot(m + 3)) / 3;
    }
    return abscissae;
  }

  /** Returns the nearest values that do not fall, by pooling adjacent violators. */
  static double[] rising(double... values) {
    double[] means = new double[values.length];
    int[] sizes = new int[values.length];
    int blocks = 0;
    for (double value : values) {
      means[blocks] = value;
      sizes[blocks] = 1;
      blocks++;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        int both = sizes[blocks - 2] + sizes[blocks - 1];
        means[blocks - 2] =
            (means[blocks - 2] * sizes[blocks - 2] + means[blocks - 1] * sizes[blocks - 1]) / both;
        sizes[blocks - 2] = both;
        blocks--;
      }
    }
    double[] rising = new double[values.length];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      Arrays.fill(rising, at, at + sizes[b], means[b]);
      at += sizes[b];
    }
    return rising;
  }
}
