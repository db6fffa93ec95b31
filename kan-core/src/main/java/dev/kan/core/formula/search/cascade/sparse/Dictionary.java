// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The terms that a sum may have, the simplest first. */
final class Dictionary {
  private static final int MOST_DEGREE = 8;

  /** With more columns, half powers leave too little room for others. */
  private static final int MOST_COLUMNS_WITH_HALVES = 3;

  /** Fewer negative exponents first, and more of the degree in the atom than in the monomial. */
  private static final Comparator<Term> SIMPLE_FIRST =
      Comparator.comparingDouble(
          term ->
              term.exponents().stream()
                  .map(exponent -> Math.ceil(Math.abs(exponent)) + (exponent < 0 ? 0.3 : 0))
                  .sum());

  private Dictionary() {}

  /**
   * Returns the products of monomials and atoms, by total degree.
   *
   * @param columns the number of columns, at least 1
   * @param atoms the atoms, with the atom 1 among them
   * @param size the largest number of terms
   */
  static ImmutableList<Term> of(int columns, List<Atom> atoms, int size) {
    ImmutableList.Builder<Term> terms = ImmutableList.builder();
    int count = 0;
    for (int degree = 0; degree <= MOST_DEGREE && count < size; degree++) {
      List<Term> next = new ArrayList<>();
      for (ImmutableDoubleArray exponents : monomials(columns, degree)) {
        atoms.stream()
            .filter(atom -> atom.degree() == 0)
            .forEach(atom -> next.add(new Term(exponents, atom)));
      }
      if (degree > 0) {
        for (ImmutableDoubleArray exponents : monomials(columns, degree - 1)) {
          atoms.stream()
              .filter(atom -> atom.degree() == 1)
              .forEach(atom -> next.add(new Term(exponents, atom)));
        }
      }
      next.sort(SIMPLE_FIRST);
      terms.addAll(next.subList(0, Math.min(next.size(), size - count)));
      count += next.size();
    }
    return terms.build();
  }

  private static List<ImmutableDoubleArray> monomials(int columns, int degree) {
    List<ImmutableDoubleArray> monomials = new ArrayList<>(Exponents.whole(columns, degree));
    if (columns <= MOST_COLUMNS_WITH_HALVES) {
      monomials.addAll(Exponents.withHalf(columns, degree));
    }
    return monomials;
  }
}
