// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.polish.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The samples that a formula is sought for: columns of inputs and a target, with a weight for each
 * row. Immutable.
 */
public final class Problem {
  private static final double CLEAR = 3;
  private static final double LEAST_CLEAR = 0.03;
  private static final double MOST_CLEAR = 0.35;

  private final ImmutableList<Column> columns;
  private final ImmutableList<String> names;
  private final Column target;
  private final double[] weights;
  private final double noise;
  private final double[][] rows;

  private Problem(List<Column> columns, Column target, double[] weights, double noise) {
    this.columns = ImmutableList.copyOf(columns);
    this.names = columns.stream().map(Column::name).collect(toImmutableList());
    this.target = target;
    this.weights = weights;
    this.noise = noise;
    this.rows = new double[target.raw().length][columns.size()];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < columns.size(); i++) {
        rows[row][i] = columns.get(i).raw()[row];
      }
    }
  }

  /**
   * Returns a problem without noise, in which all rows have the weight 1.
   *
   * @param columns the inputs, as long as the target, with different names
   * @param target the target
   * @throws IllegalArgumentException if a column has another length, or a name occurs twice
   */
  public static Problem of(List<Column> columns, Column target) {
    double[] weights = new double[target.raw().length];
    Arrays.fill(weights, 1);
    for (Column column : columns) {
      checkArgument(
          column.raw().length == weights.length,
          "expected %s values in column \"%s\"; got %s",
          weights.length,
          column.name(),
          column.raw().length);
    }
    long names = columns.stream().map(Column::name).distinct().count();
    checkArgument(
        names == columns.size(),
        "two columns have the same name: %s",
        columns.stream().map(Column::name).toList());
    return new Problem(columns, target, weights, 0);
  }

  /**
   * Returns this problem with other weights.
   *
   * @param rowWeights the weight of each row, 0 or more and finite
   */
  public Problem withWeights(double... rowWeights) {
    checkArgument(
        rowWeights.length == rows(), "expected %s weights; got %s", rows(), rowWeights.length);
    checkArgument(
        Arrays.stream(rowWeights).allMatch(weight -> weight >= 0 && Double.isFinite(weight)),
        "the weights must be 0 or more and finite");
    return new Problem(columns, target, rowWeights.clone(), noise);
  }

  /**
   * Returns this problem with another estimate of the noise.
   *
   * @param deviation the standard deviation of the noise of the raw target in a row of weight 1, 0
   *     or more
   */
  public Problem withNoise(double deviation) {
    checkArgument(deviation >= 0, "the noise must be 0 or more; got %s", deviation);
    return new Problem(columns, target, weights, deviation);
  }

  /**
   * Returns the problem that is left when a factor of the target is known: the target divided by
   * the factor, over the columns that the factor does not account for. A formula of the reduced
   * problem times the factor is one of this problem. If there is noise, the rows have the weights
   * that make residuals those of this problem.
   *
   * @param factor a formula over the raw columns that is finite and not 0 at every sample
   * @param done the names of the columns that the other factor does not depend on
   * @throws IllegalArgumentException if the factor is 0 or not finite at a sample
   */
  public Problem without(Expression factor, Set<String> done) {
    double[] values = values(factor);
    double[] quotients = new double[rows()];
    for (int row = 0; row < quotients.length; row++) {
      quotients[row] = target.raw()[row] / values[row];
      checkArgument(
          Double.isFinite(quotients[row]),
          "expected a factor that divides the target of \"%s\"; got %s in row %s",
          target.name(),
          values[row],
          row);
    }
    List<Column> left = columns.stream().filter(column -> !done.contains(column.name())).toList();
    Column quotient = Column.of(target.name(), quotients);
    if (noise == 0) {
      return new Problem(left, quotient, weights, 0);
    }
    double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    double[] reduced = weights.clone();
    Arrays.setAll(reduced, row -> reduced[row] * Math.pow(values[row] / largest, 2));
    return new Problem(left, quotient, reduced, noise / largest);
  }

  /** Returns the number of samples. */
  public int rows() {
    return rows.length;
  }

  /** Returns the inputs. */
  public List<Column> columns() {
    return columns;
  }

  /** Returns the target. */
  public Column target() {
    return target;
  }

  /** Returns the weight of each row. The array is shared and must not be changed. */
  public double[] weights() {
    return weights;
  }

  /**
   * Returns the estimated standard deviation of the noise of the raw target; 0 if there is none.
   */
  public double noise() {
    return noise;
  }

  /**
   * Returns true for each row whose target stands out from the noise: by three standard deviations,
   * if this is between 0.03 and 0.35 of the root mean square. Functions of the other targets would
   * be functions of noise.
   */
  public boolean[] clear() {
    double[] sizes = new double[rows()];
    Arrays.setAll(sizes, row -> Math.abs(target.scaled()[row]) * Math.sqrt(weights[row]));
    double rms = Math.sqrt(LeastSquares.dot(sizes, sizes) / rows());
    double least = CLEAR * noise / target.scale();
    double threshold = Math.min(Math.max(least, LEAST_CLEAR * rms), MOST_CLEAR * rms);
    boolean[] clear = new boolean[rows()];
    for (int row = 0; row < clear.length; row++) {
      clear[row] = sizes[row] > threshold;
    }
    return clear;
  }

  /**
   * Returns the values of a formula at the samples.
   *
   * @param formula a formula over the raw columns
   * @return the values; NaN or infinite where there is none
   */
  public double[] values(Expression formula) {
    Compiled compiled = formula.compile(names);
    return Arrays.stream(rows).mapToDouble(compiled::at).toArray();
  }

  /**
   * Returns the unexplained variance of predictions.
   *
   * @param predictions a prediction of the raw target for each sample
   * @return the weighted sum of squared residuals as a share of the target's about its mean;
   *     infinite if a prediction is not finite
   */
  public double unexplained(double[] predictions) {
    double residual = 0;
    for (int row = 0; row < rows(); row++) {
      double error = predictions[row] / target.scale() - target.scaled()[row];
      residual += weights[row] * error * error;
    }
    double share = residual == 0 ? 0 : residual / variance();
    return Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
  }

  /** Returns the weighted sum of squares of the scaled target about its mean. */
  private double variance() {
    double center = center();
    double variance = 0;
    for (int row = 0; row < rows(); row++) {
      double deviation = target.scaled()[row] - center;
      variance += weights[row] * deviation * deviation;
    }
    return variance;
  }

  /** Returns the weighted mean of the scaled target. */
  private double center() {
    double weight = 0;
    double sum = 0;
    for (int row = 0; row < rows(); row++) {
      weight += weights[row];
      sum += weights[row] * target.scaled()[row];
    }
    return sum / weight;
  }

  /** Returns the standard deviation of the raw target. */
  double deviation() {
    return Math.sqrt(variance() / Arrays.stream(weights).sum()) * target.scale();
  }

  /**
   * Returns the unexplained variance of a formula.
   *
   * @param formula a formula of the raw target over the raw columns
   */
  public double unexplained(Expression formula) {
    return unexplained(values(formula));
  }

  /**
   * Returns a formula with its unexplained variance.
   *
   * @param formula a formula of the raw target over the raw columns
   * @param stage the name of the stage that found it
   */
  public Candidate candidate(Expression formula, String stage) {
    return new Candidate(formula, unexplained(formula), stage);
  }

  /**
   * Returns a formula whose constants are fitted to the samples, with its unexplained variance.
   *
   * @param formula a formula of the raw target over the raw columns
   * @param stage the name of the stage that found it
   */
  public Candidate refitted(Expression formula, String stage) {
    Candidate given = candidate(formula, stage);
    Expression fit = ConstantFit.defaults().fit(formula, observations()).expression();
    Candidate fitted = candidate(fit, stage);
    return fitted.unexplained() < given.unexplained() ? fitted : given;
  }

  /** Returns the candidate that is constant: the mean of the target. */
  public Candidate mean() {
    return candidate(Expression.constant(center() * target.scale()), "mean");
  }

  /** Returns the candidate that is linear in all columns. */
  public Candidate linear() {
    double[] roots = Arrays.stream(weights).map(Math::sqrt).toArray();
    List<double[]> terms = new ArrayList<>(List.of(roots));
    columns.forEach(column -> terms.add(Rows.product(column.scaled(), roots)));
    double[] coefficients = LeastSquares.of(terms).solve(Rows.product(target.scaled(), roots));
    Expression formula = Expression.constant(coefficients[0] * target.scale());
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double slope = coefficients[i + 1] * target.scale() / column.scale();
      formula = formula.plus(column.variable().times(slope));
    }
    return candidate(formula, "linear");
  }

  /** Returns the samples as the fit of constants takes them. */
  public Observations observations() {
    Samples samples = new Samples(Batch.ofRows(rows), Batch.ofColumns(target.raw()));
    return Observations.of(names, samples.withWeights(weights));
  }

  /** Returns the problem of some rows, with the weights and the noise of this one. */
  public Problem select(int... selected) {
    List<Column> chosen = columns.stream().map(column -> column.select(selected)).toList();
    double[] chosenWeights = Rows.of(weights, selected);
    return new Problem(chosen, target.select(selected), chosenWeights, noise);
  }
}
