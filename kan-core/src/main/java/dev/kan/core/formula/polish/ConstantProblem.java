// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression.Compiled;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.leastsquares.LeastSquaresProblem;
import dev.kan.core.training.leastsquares.NormalEquations;
import java.util.Arrays;
import java.util.List;

/**
 * The unexplained variance of a formula as a function of its free constants. The unknowns are the
 * constants in units of their values at the start, so that constants of any size can be fitted
 * together. The cost is half the unexplained variance.
 */
final class ConstantProblem implements LeastSquaresProblem {
  private final Observations observations;
  private final Compiled formula;
  private final Compiled[] slopes;
  private final double[] units;

  /**
   * Creates a problem.
   *
   * @param start a formula with at least one free constant
   */
  ConstantProblem(OpenFormula start, Observations observations) {
    this.observations = observations;
    List<String> variables =
        ImmutableList.<String>builder()
            .addAll(observations.columns())
            .addAll(start.names())
            .build();
    formula = start.pattern().compile(variables);
    slopes =
        start.names().stream()
            .map(name -> start.pattern().derivative(name).compile(variables))
            .toArray(Compiled[]::new);
    units = Arrays.stream(start.values()).map(each -> each == 0 ? 1 : Math.abs(each)).toArray();
  }

  @Override
  public int size() {
    return units.length;
  }

  /** Returns the unknowns at given values of the constants. */
  double[] point(double[] constants) {
    double[] point = new double[size()];
    Arrays.setAll(point, i -> constants[i] / units[i]);
    return point;
  }

  /** Returns the constants at a point. */
  double[] constants(double[] point) {
    double[] constants = new double[size()];
    Arrays.setAll(constants, i -> point[i] * units[i]);
    return constants;
  }

  @Override
  public double cost(double[] point) {
    Cancellation.check();
    double[] arguments = arguments(point);
    double cost = 0;
    for (int r = 0; r < observations.size(); r++) {
      observations.copyRow(r, arguments);
      double error = observations.error(r, formula.at(arguments));
      cost += observations.weight(r) * error * error / 2;
    }
    return cost;
  }

  @Override
  public NormalEquations normalEquations(double[] point) {
    NormalEquations.Sum sum = new NormalEquations.Sum(size());
    double[] arguments = arguments(point);
    double[] row = new double[size()];
    for (int r = 0; r < observations.size(); r++) {
      double error = linearise(r, arguments, row);
      double weight = observations.weight(r);
      sum.addCost(weight * error * error / 2);
      for (int i = 0; i < row.length; i++) {
        sum.addGradient(i, weight * error * row[i]);
        for (int j = 0; j <= i; j++) {
          sum.addMatrix(i, j, weight * row[i] * row[j]);
        }
      }
    }
    return sum.build();
  }

  /** Returns the derivatives of the weighted errors, (rows, unknowns). */
  double[][] jacobian(double[] point) {
    double[] arguments = arguments(point);
    double[][] jacobian = new double[observations.size()][size()];
    for (int r = 0; r < jacobian.length; r++) {
      linearise(r, arguments, jacobian[r]);
      double root = Math.sqrt(observations.weight(r));
      for (int i = 0; i < size(); i++) {
        jacobian[r][i] *= root;
      }
    }
    return jacobian;
  }

  /** Sets the derivatives of the error of a row and returns the error. */
  private double linearise(int r, double[] arguments, double[] derivatives) {
    observations.copyRow(r, arguments);
    double value = formula.at(arguments);
    for (int i = 0; i < derivatives.length; i++) {
      double slope = slopes[i].at(arguments) * units[i] / observations.deviationOfTarget();
      derivatives[i] = Double.isFinite(value) && Double.isFinite(slope) ? slope : 0;
    }
    return observations.error(r, value);
  }

  private double[] arguments(double[] point) {
    int columns = observations.columns().size();
    double[] arguments = new double[columns + size()];
    System.arraycopy(constants(point), 0, arguments, columns, size());
    return arguments;
  }
}
