// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A product of powers of the scaled columns of a problem. A power that is not whole is that of the
 * absolute value.
 *
 * @param exponents the exponent of each column
 */
public record Monomial(List<Double> exponents) {
  /** The magnitude of constants that double precision holds, with some room. */
  private static final double MOST_DIGITS = 290;

  /** Copies the exponents. */
  public Monomial {
    exponents = ImmutableList.copyOf(exponents);
  }

  /** Returns the monomial with the given exponents. */
  public static Monomial of(double... exponents) {
    return new Monomial(Doubles.asList(exponents));
  }

  /**
   * Returns this monomial times a power of another one.
   *
   * @param other a monomial of as many columns
   * @param power the exponent of the other one
   */
  public Monomial times(Monomial other, double power) {
    double[] sum = Doubles.toArray(exponents);
    Arrays.setAll(sum, i -> sum[i] + power * other.exponents.get(i));
    return of(sum);
  }

  /** Returns the number of columns that occur. */
  public int width() {
    return (int) exponents.stream().filter(exponent -> exponent != 0).count();
  }

  /** Returns the sum of the absolute exponents. */
  public double degree() {
    return exponents.stream().mapToDouble(Math::abs).sum();
  }

  /** Returns the value at each row of a problem, from the scaled columns. */
  public double[] values(Problem problem) {
    double[] values = new double[problem.rows()];
    Arrays.fill(values, 1);
    for (int i = 0; i < exponents.size(); i++) {
      if (exponents.get(i) != 0) {
        Column column = problem.columns().get(i);
        new Factor(column.variable(), column.scaled()).multiply(values, exponents.get(i));
      }
    }
    return values;
  }

  /**
   * Returns a multiple of this monomial as a formula over the raw columns.
   *
   * @param coefficient the number that the product of the scaled powers is multiplied by
   * @throws IllegalArgumentException if the constant before the raw columns is too large
   */
  public Expression expression(Problem problem, double coefficient) {
    List<Expression> factors = new ArrayList<>();
    for (int i = 0; i < exponents.size(); i++) {
      double exponent = exponents.get(i);
      if (exponent != 0) {
        Column column = problem.columns().get(i);
        factors.add(Factor.of(column).power(exponent));
      }
    }
    // in two steps, since the scales alone may overflow where their product with the number does
    // not
    double digits = digits(problem);
    double half = Math.rint(digits / 2);
    double constant = coefficient * Math.pow(10, half) * Math.pow(10, digits - half);
    factors.add(0, Expression.constant(constant));
    return factors.size() == 1 ? factors.get(0) : new Product(factors);
  }

  /**
   * Returns true if {@link #expression} has a constant that is neither too large nor too small.
   *
   * @param coefficient the number that the product of the scaled powers is multiplied by
   */
  boolean isRepresentable(Problem problem, double coefficient) {
    return Math.abs(Math.log10(Math.abs(coefficient)) + digits(problem)) < MOST_DIGITS;
  }

  /** Returns the power of ten that turns the product of scaled powers into that of raw ones. */
  private double digits(Problem problem) {
    double digits = 0;
    for (int i = 0; i < exponents.size(); i++) {
      digits -= exponents.get(i) * Math.rint(Math.log10(problem.columns().get(i).scale()));
    }
    return digits;
  }
}
