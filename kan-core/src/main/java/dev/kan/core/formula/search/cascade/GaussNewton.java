// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A few steps of the Gauss-Newton method for the weighted sum of squared residuals of the scaled
 * target. A step that does not decrease the sum is halved.
 *
 * <p>Least squares of a transformed target, or of an equation that the target solves, are biased by
 * noise: it enters the weights and the columns. From where they end, few steps lead to the least
 * squares of the target itself.
 */
public final class GaussNewton {
  private static final int MOST_STEPS = 8;
  private static final int MOST_HALVINGS = 5;
  private static final double LEAST_GAIN = 1e-3;

  private final double[] target;
  private final double[] roots;
  private final Function<double[], Model> model;

  private GaussNewton(Problem problem, Function<double[], Model> model) {
    this.target = problem.target().scaled();
    this.roots = Arrays.stream(problem.weights()).map(Math::sqrt).toArray();
    this.model = model;
  }

  /** The values of a model and how they change. */
  public static final class Model {
    private final double[] values;
    private final List<double[]> slopes;

    /**
     * Creates the values of a model.
     *
     * @param values the scaled target in each row; not copied
     * @param slopes the derivatives of the values by each parameter; not copied
     */
    public Model(double[] values, List<double[]> slopes) {
      this.values = values;
      this.slopes = slopes;
    }

    double[] values() {
      return values;
    }

    List<double[]> slopes() {
      return slopes;
    }
  }

  /**
   * Returns parameters whose sum of squares is no larger.
   *
   * @param problem the samples
   * @param model the model of some parameters
   * @param start the parameters to begin with; returned if the model has no finite values there
   */
  public static double[] refine(Problem problem, Function<double[], Model> model, double... start) {
    return new GaussNewton(problem, model).refined(start);
  }

  private double[] refined(double... start) {
    double[] point = start;
    Model now = model.apply(point);
    double error = error(now);
    for (int step = 0; step < MOST_STEPS && Double.isFinite(error); step++) {
      double[] residual = residual(now);
      double[] change =
          LeastSquares.of(now.slopes().stream().map(s -> Rows.product(s, roots)).toList())
              .solve(residual);
      double before = error;
      for (int halving = 0; halving < MOST_HALVINGS && error == before; halving++) {
        double share = Math.scalb(1.0, -halving);
        double[] next = point.clone();
        Arrays.setAll(next, i -> next[i] + share * change[i]);
        Model there = model.apply(next);
        double reached = error(there);
        if (reached < error) {
          point = next;
          now = there;
          error = reached;
        }
      }
      if (!(error < (1 - LEAST_GAIN) * before)) {
        break;
      }
    }
    return point;
  }

  private double error(Model at) {
    double[] residual = residual(at);
    double sum = LeastSquares.dot(residual, residual);
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
  }

  private double[] residual(Model at) {
    double[] residual = new double[target.length];
    Arrays.setAll(residual, row -> roots[row] * (target[row] - at.values()[row]));
    return residual;
  }
}
