// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.formula.search.cascade.GaussNewton;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits the coefficients of an equation to the target itself. The equation alone is biased by noise,
 * which enters the weights of a transformed target and the columns of a quotient.
 */
final class Refinement {
  private static final double STEP = 1e-6;

  private final Problem problem;
  private final Fit fit;
  private final double[][] columns;

  private Refinement(Fit fit, Problem problem, PowerTable powers) {
    this.problem = problem;
    this.fit = fit;
    this.columns =
        fit.summands().stream().map(s -> s.term().values(powers)).toArray(double[][]::new);
  }

  /** Returns a fit that leaves no more of the target. */
  static Fit of(Fit fit, Problem problem, PowerTable powers) {
    Refinement refinement = new Refinement(fit, problem, powers);
    double[] coefficients =
        GaussNewton.refine(problem, refinement::model, fit.coefficients().toArray());
    return fit.with(ImmutableDoubleArray.copyOf(coefficients));
  }

  private GaussNewton.Model model(double... coefficients) {
    int rows = problem.rows();
    double[] values = new double[rows];
    double[] byP = new double[rows];
    double[] byQ = new double[rows];
    for (int row = 0; row < rows; row++) {
      double p = 0;
      double q = 0;
      for (int k = 0; k < columns.length; k++) {
        double share = coefficients[k] * columns[k][row];
        if (fit.summands().get(k).side() == Summand.Side.P) {
          p += share;
        } else {
          q += share;
        }
      }
      double step = STEP * (Math.abs(p) + Math.abs(q) + Double.MIN_NORMAL);
      values[row] = value(p, q);
      byP[row] = (value(p + step, q) - value(p - step, q)) / (2 * step);
      byQ[row] = (value(p, q + step) - value(p, q - step)) / (2 * step);
    }
    List<double[]> slopes = new ArrayList<>();
    for (int k = 0; k < columns.length; k++) {
      double[] factor = fit.summands().get(k).side() == Summand.Side.P ? byP : byQ;
      double[] slope = columns[k].clone();
      for (int row = 0; row < rows; row++) {
        slope[row] *= factor[row];
      }
      slopes.add(slope);
    }
    return new GaussNewton.Model(values, slopes);
  }

  private double value(double p, double q) {
    return fit.response().target(fit.equation().solution(p, q)) / problem.target().scale();
  }
}
