// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState;

/**
 * Fits the constants of a formula to observations by least squares, from the values that they have.
 *
 * <pre>{@code
 * Observations observations = Observations.of(List.of("mass", "speed"), samples);
 * FittedFormula fitted =
 *     ConstantFit.defaults().fit(Expression.parse("0.4*mass*speed^2"), observations);
 * double factor = fitted.constants().get(0).value();
 * }</pre>
 *
 * <p>All constants are fitted except signs and exponents that are whole numbers, halves, thirds or
 * quarters. Constants with exactly the same value remain equal, unless it has at most eight digits.
 * The constants may differ by any number of powers of ten, and so may the columns.
 *
 * <p>A fit ends early if the surrounding computation is cancelled; the best constants so far are
 * returned.
 *
 * @param steps the largest number of Levenberg-Marquardt steps, at least 1
 */
public record ConstantFit(int steps) {
  private static final int DEFAULT_STEPS = 100;

  // The unknowns have units of their own, so no element of the diagonal tells about another one.
  private static final LevenbergMarquardt METHOD =
      LevenbergMarquardt.builder().diagonalFloor(0).build();

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code steps} is below 1
   */
  public ConstantFit {
    checkArgument(steps >= 1, "a fit needs at least 1 step; got %s", steps);
  }

  /** Returns a fit of at most 100 steps. */
  public static ConstantFit defaults() {
    return new ConstantFit(DEFAULT_STEPS);
  }

  /**
   * Fits the constants of a formula.
   *
   * @param formula a formula of the columns; it is simplified first, and rewritten if one of its
   *     constants is redundant
   * @param observations the rows to fit
   * @return the formula with the fitted constants, which describes the rows at least as well
   * @throws IllegalArgumentException if the formula has a variable that is not a column
   */
  public FittedFormula fit(Expression formula, Observations observations) {
    return fitted(fit(OpenFormula.of(formula), observations), observations);
  }

  /** Returns a formula with other values of its free constants. */
  OpenFormula fit(OpenFormula formula, Observations observations) {
    if (formula.constants().isEmpty()) {
      return formula;
    }
    ConstantProblem problem = new ConstantProblem(formula, observations);
    double[] point = problem.point(formula.values());
    LevenbergMarquardtState start = Cancellation.uncancelled(() -> METHOD.start(problem, point));
    LevenbergMarquardtState end = METHOD.run(problem, start, steps);
    return formula.with(problem.constants(end.point()));
  }

  /** Returns a formula with the standard errors of its free constants. */
  static FittedFormula fitted(OpenFormula formula, Observations observations) {
    Expression closed = formula.closed();
    double unexplained = observations.unexplainedVariance(closed);
    if (formula.constants().isEmpty()) {
      return new FittedFormula(closed, unexplained, ImmutableList.of(), 0, ImmutableList.of());
    }
    ConstantProblem problem = new ConstantProblem(formula, observations);
    double[] values = formula.values();
    double[] point = problem.point(values);
    int free = observations.size() - values.length;
    // With as many constants as rows, the errors are unknown, and large.
    double share = free > 0 ? (double) observations.size() / free : Double.MAX_VALUE;
    // The weights sum to 1, so that the errors are those of means of n rows.
    double perRow = share / observations.size();
    double noise = Math.max(unexplained, observations.roundingVariance());
    Precision precision = new Precision(problem.jacobian(point));
    double[] errors = problem.constants(precision.standardErrors(noise * perRow));
    ImmutableList.Builder<FittedConstant> constants = ImmutableList.builder();
    for (int i = 0; i < values.length; i++) {
      constants.add(new FittedConstant(values[i], errors[i]));
    }
    return new FittedFormula(
        closed,
        unexplained,
        constants.build(),
        precision.bits(perRow * Math.max(unexplained, DescriptionLength.EXACT)),
        ImmutableList.of());
  }
}
