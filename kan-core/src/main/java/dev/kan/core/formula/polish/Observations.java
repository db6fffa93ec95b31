// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import java.util.List;

/**
 * Samples of one target with the names by which formulas refer to the columns.
 *
 * <p>A weight is taken as inversely proportional to the variance of the noise of its row. Only the
 * ratios of the weights matter. Rows of weight 0 are left out.
 *
 * <p>Immutable.
 */
public final class Observations {
  /**
   * The error, in standard deviations of the target, that is charged for a row in which a formula
   * has no value. It is finite, so that fits can be compared, and prohibitive.
   */
  static final double ERROR_WITHOUT_VALUE = 1e3;

  private final ImmutableList<String> columns;
  private final double[][] rows;
  private final double[] targets;
  private final double[] weights;
  private final double mean;
  private final double deviation;

  private Observations(List<String> columns, Samples samples) {
    this.columns = ImmutableList.copyOf(columns);
    rows = new double[samples.size()][];
    targets = samples.targets().column(0);
    weights = samples.weightValues();
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double sum = 0;
    for (int r = 0; r < rows.length; r++) {
      rows[r] = samples.inputs().row(r);
      weights[r] /= total;
      sum += weights[r] * targets[r];
    }
    mean = sum;
    deviation = deviation();
  }

  /**
   * Creates observations.
   *
   * @param columns the names of the inputs, all different
   * @param samples the samples, with one target
   * @throws IllegalArgumentException if the number of names is not that of the inputs, a name
   *     occurs twice, or there is more than one target
   */
  public static Observations of(List<String> columns, Samples samples) {
    checkArgument(
        columns.size() == samples.inputs().columns(),
        "expected %s names, one for each input; got %s",
        samples.inputs().columns(),
        columns);
    checkArgument(
        columns.stream().distinct().count() == columns.size(),
        "the names of the columns must be different; got %s",
        columns);
    samples.targets().requireColumns(1, "the target");
    return new Observations(columns, samples.withoutWeightless());
  }

  /** Returns the names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** Returns the number of rows with a weight above 0. */
  public int size() {
    return rows.length;
  }

  /**
   * Returns the unexplained variance of a formula: the weighted mean square of its errors as a
   * share of the variance of the target. A row in which the formula has no finite value counts as
   * an error of 1000 standard deviations.
   *
   * @param formula a formula of the columns
   * @throws IllegalArgumentException if it has a variable that is not a column
   */
  public double unexplainedVariance(Expression formula) {
    Compiled compiled = formula.compile(columns);
    double sum = 0;
    for (int r = 0; r < rows.length; r++) {
      double error = error(r, compiled.at(rows[r]));
      sum += weights[r] * error * error;
    }
    return sum;
  }

  /** Returns the error of a value for a row, in standard deviations of the target. */
  double error(int row, double value) {
    double error = (value - targets[row]) / deviation;
    return Double.isFinite(error) ? error : ERROR_WITHOUT_VALUE;
  }

  /** Copies the inputs of a row to the beginning of an array. */
  void copyRow(int row, double[] to) {
    System.arraycopy(rows[row], 0, to, 0, columns.size());
  }

  /** Returns the weight of a row as a share of the sum of all weights. */
  double weight(int row) {
    return weights[row];
  }

  /** Returns the standard deviation of the target, positive: the unit of errors. */
  double deviationOfTarget() {
    return deviation;
  }

  /** Returns the variance of rounding errors of the target, as a share of its variance. */
  double roundingVariance() {
    double largest = Math.max(Math.abs(mean), deviation);
    double unit = Math.ulp(1.0) * largest / deviation;
    return unit * unit;
  }

  private double deviation() {
    // Squares of targets such as 1e-200 would underflow.
    double largest = 0;
    for (double target : targets) {
      largest = Math.max(largest, Math.abs(target - mean));
    }
    if (largest == 0) {
      return mean == 0 ? 1 : Math.abs(mean);
    }
    double sum = 0;
    for (int r = 0; r < targets.length; r++) {
      double share = (targets[r] - mean) / largest;
      sum += weights[r] * share * share;
    }
    return largest * Math.sqrt(sum);
  }
}
