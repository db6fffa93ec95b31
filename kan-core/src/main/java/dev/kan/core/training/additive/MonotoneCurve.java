// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.spline.KnotVector;

/**
 * The curve of one input that must rise, or fall, as a spline of its slope and bends. A curve rises
 * if its spline coefficients do, so each step from one coefficient to the next is a condition.
 */
final class MonotoneCurve {
  private final TermSpace space;
  private final int input;
  private final int direction;
  private final int smoothIndex;
  // 0 for a curve that is a slope only
  private final int bends;
  // the coefficients of the input itself as a spline
  private final double[] identity;

  private MonotoneCurve(
      TermSpace space, int input, int direction, int smoothIndex, int bends, double[] identity) {
    this.space = space;
    this.input = input;
    this.direction = direction;
    this.smoothIndex = smoothIndex;
    this.bends = bends;
    this.identity = identity;
  }

  /**
   * Returns the curve of an input that has a slope only.
   *
   * @param direction 1 if it rises, -1 if it falls
   */
  static MonotoneCurve straight(TermSpace space, int input, int direction) {
    return new MonotoneCurve(space, input, direction, 0, 0, new double[] {0, 1});
  }

  /**
   * Returns the curve of a smooth input of a space with bends.
   *
   * @param direction 1 if it rises, -1 if it falls
   */
  static MonotoneCurve bent(TermSpace space, int smoothIndex, int direction) {
    Design design = space.design();
    return new MonotoneCurve(
        space,
        design.smoothInputs()[smoothIndex],
        direction,
        smoothIndex,
        space.bends(),
        abscissae(design.knots(smoothIndex)));
  }

  /** Returns the Greville abscissae: the coefficients of x itself. */
  private static double[] abscissae(KnotVector knots) {
    double[] abscissae = new double[knots.basisCount()];
    for (int m = 0; m < abscissae.length; m++) {
      abscissae[m] = (knots.knot(m + 1) + knots.knot(m + 2) + knots.knot(m + 3)) / 3;
    }
    return abscissae;
  }

  /** Returns the number of steps between the spline coefficients. */
  int steps() {
    return identity.length - 1;
  }

  /** Returns a step of the spline coefficients, negative if it is in the wrong direction. */
  double step(int step, double[] terms) {
    double sum = 0;
    for (int t = 0; t <= bends; t++) {
      sum += factor(step, t) * terms[term(t)];
    }
    return sum;
  }

  /** Returns the factor of a term in a step; index 0 is the slope, the bends follow. */
  private double factor(int step, int index) {
    double difference =
        index == 0
            ? identity[step + 1] - identity[step]
            : space.curve(smoothIndex, step + 1, index - 1)
                - space.curve(smoothIndex, step, index - 1);
    return direction * difference;
  }

  private int term(int index) {
    return index == 0 ? input : space.firstBend(smoothIndex) + index - 1;
  }

  /**
   * Adds the second derivatives of half the square of a step.
   *
   * @param matrix of the chosen terms, of which the upper triangle is used
   * @param position the row of each term in the matrix, -1 if it is not chosen
   * @param strength multiplies the derivatives
   */
  void addSquare(double[][] matrix, int[] position, int step, double strength) {
    for (int a = 0; a <= bends; a++) {
      for (int b = a; b <= bends; b++) {
        int row = position[term(a)];
        int column = position[term(b)];
        if (row >= 0 && column >= 0) {
          matrix[row][column] += strength * factor(step, a) * factor(step, b);
        }
      }
    }
  }

  /** Changes the curve's terms to those of the nearest spline coefficients without wrong steps. */
  void project(double[] terms) {
    if (bends == 0) {
      terms[input] = direction * Math.max(0, direction * terms[input]);
      return;
    }
    double[] coefficients = new double[identity.length];
    for (int m = 0; m < coefficients.length; m++) {
      coefficients[m] = direction * identity[m] * terms[input];
      for (int b = 0; b < bends; b++) {
        coefficients[m] += direction * space.curve(smoothIndex, m, b) * terms[term(b + 1)];
      }
    }
    double[] rising = IsotonicRegression.rising(coefficients);
    // bends have no part that is even in terms of the index, so that part is the slope's
    double slope = alongIndex(rising) / alongIndex(identity);
    terms[input] = direction * slope;
    double scale =
        space.curve(smoothIndex, 0, 0)
            - 2 * space.curve(smoothIndex, 1, 0)
            + space.curve(smoothIndex, 2, 0);
    for (int b = 0; b < bends; b++) {
      double bend = rising[b] - 2 * rising[b + 1] + rising[b + 2];
      double straight = identity[b] - 2 * identity[b + 1] + identity[b + 2];
      terms[term(b + 1)] = direction * (bend - slope * straight) / scale;
    }
  }

  private static double alongIndex(double[] values) {
    double sum = 0;
    for (int m = 0; m < values.length; m++) {
      sum += (m - (values.length - 1) / 2.0) * values[m];
    }
    return sum;
  }
}
