// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import java.util.Arrays;

/** The loss of the outputs of all rows, and where it is least along a line of outputs. */
final class StackLoss {
  private static final int BISECTIONS = 16;

  /** A whole row, as in Platt's method, made the cross-entropy of small tables greater. */
  private static final double DOUBT = 0.05;

  private final Problem problem;
  private final double[] targets;
  private final double[] weights;

  StackLoss(Problem problem) {
    this(problem, problem.samples().targets().toArray());
  }

  private StackLoss(Problem problem, double... targets) {
    this.problem = problem;
    this.targets = targets;
    weights = problem.samples().weightValues();
  }

  /**
   * Returns the loss with targets of classes that are not quite certain: as if, beside the rows of
   * a class, there were a part of a row of each class that looks like them (as Platt, Probabilistic
   * outputs for support vector machines, 1999, with a whole row). Without this, rows that are all
   * on the right side would ask for probabilities of 0 and 1.
   */
  static StackLoss ofSmoothedClasses(Problem problem) {
    double[] targets = problem.samples().targets().toArray();
    int outputs = problem.outputs();
    int classes = Math.max(2, outputs);
    double[] rows = new double[outputs];
    for (int k = 0; k < targets.length; k++) {
      rows[k % outputs] += targets[k];
    }
    int all = targets.length / outputs;
    double[] smoothed = new double[targets.length];
    for (int r = 0; r < all; r++) {
      // the first of two classes has no output of its own
      double ofClass = all - rows[0];
      for (int o = 0; o < outputs; o++) {
        ofClass = targets[r * outputs + o] > 0.5 ? rows[o] : ofClass;
      }
      for (int k = r * outputs; k < (r + 1) * outputs; k++) {
        double certain = targets[k] > 0.5 ? ofClass : 0;
        smoothed[k] = (certain + DOUBT) / (ofClass + classes * DOUBT);
      }
    }
    return new StackLoss(problem, smoothed);
  }

  /**
   * Returns the factor of a direction with which the loss is least, by bisecting its derivative.
   *
   * @param base (rows, outputs): the outputs at factor 0
   * @param direction (rows, outputs): the change of the outputs at factor 1
   * @param low the least factor
   * @param high the largest factor
   */
  double least(double[] base, double[] direction, double low, double high) {
    if (slope(base, direction, low) >= 0) {
      return low;
    }
    if (slope(base, direction, high) <= 0) {
      return high;
    }
    double below = low;
    double above = high;
    for (int b = 0; b < BISECTIONS; b++) {
      double middle = (below + above) / 2;
      if (slope(base, direction, middle) < 0) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return (below + above) / 2;
  }

  /** Returns the derivative of the loss with respect to the factor, which rises with it. */
  private double slope(double[] base, double[] direction, double factor) {
    double[] outputs = new double[base.length];
    Arrays.setAll(outputs, k -> base[k] + factor * direction[k]);
    int count = problem.outputs();
    double[] row = new double[count];
    double[] residuals = new double[count];
    double slope = 0;
    for (int r = 0; r < weights.length; r++) {
      System.arraycopy(outputs, r * count, row, 0, count);
      problem.response().loss(row, targets, r * count, residuals);
      for (int o = 0; o < count; o++) {
        slope += weights[r] * residuals[o] * direction[r * count + o];
      }
    }
    return slope;
  }
}
