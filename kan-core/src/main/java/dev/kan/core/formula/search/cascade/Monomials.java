// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Monomials with whole exponents, in the order of their total degree. */
final class Monomials {
  private static final int LARGEST_EXPONENT = 4;
  private static final Comparator<Monomial> SIMPLEST_FIRST =
      Comparator.comparingDouble(
          monomial -> 0.3 * monomial.exponents().stream().filter(e -> e < 0).count());

  private Monomials() {}

  /**
   * Returns the monomials of some columns without one of them.
   *
   * @param columns the number of columns
   * @param left the column whose exponent is 0
   * @param mostDegree the largest sum of absolute exponents
   * @param most the largest number of monomials
   */
  static List<Monomial> without(int left, int columns, int mostDegree, int most) {
    List<Monomial> monomials = new ArrayList<>();
    for (int degree = 0; degree <= mostDegree && monomials.size() < most; degree++) {
      List<Monomial> next = new ArrayList<>();
      add(0, left, degree, new double[columns], next);
      next.sort(SIMPLEST_FIRST);
      monomials.addAll(next.subList(0, Math.min(next.size(), most - monomials.size())));
    }
    return monomials;
  }

  private static void add(
      int column, int left, int degree, double[] exponents, List<Monomial> monomials) {
    if (column == exponents.length) {
      if (degree == 0) {
        monomials.add(Monomial.of(exponents));
      }
      return;
    }
    int most = column == left ? 0 : Math.min(degree, LARGEST_EXPONENT);
    for (int exponent = -most; exponent <= most; exponent++) {
      exponents[column] = exponent;
      add(column + 1, left, degree - Math.abs(exponent), exponents, monomials);
    }
    exponents[column] = 0;
  }
}
