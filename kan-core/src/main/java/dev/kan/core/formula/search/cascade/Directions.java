// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The monomials that may be the argument of a curve, up to powers of the whole. */
final class Directions {
  private static final int MOST_COLUMNS = 4;

  private Directions() {}

  /**
   * Returns the monomials of one to four of some columns. The exponent of the first column that
   * occurs is 1.
   *
   * @param columns the number of columns, 1 or more
   */
  static List<Monomial> of(int columns) {
    List<Monomial> monomials = new ArrayList<>();
    Set<Integer> all = new TreeSet<>(IntStream.range(0, columns).boxed().toList());
    for (int width = 1; width <= Math.min(MOST_COLUMNS, columns); width++) {
      for (Set<Integer> chosen : Sets.combinations(all, width)) {
        add(columns, List.copyOf(new TreeSet<>(chosen)), monomials);
      }
    }
    return monomials;
  }

  private static void add(int columns, List<Integer> chosen, List<Monomial> monomials) {
    List<List<Double>> choices =
        new ArrayList<>(Collections.nCopies(chosen.size(), exponents(chosen.size())));
    choices.set(0, List.of(1.0));
    for (List<Double> powers : Lists.cartesianProduct(choices)) {
      double[] exponents = new double[columns];
      for (int i = 0; i < chosen.size(); i++) {
        exponents[chosen.get(i)] = powers.get(i);
      }
      monomials.add(Monomial.of(exponents));
    }
  }

  private static List<Double> exponents(int width) {
    return switch (width) {
      case 1, 2 -> Doubles.asList(1, -1, 2, -2, 3, -3, 0.5, -0.5);
      case 3 -> Doubles.asList(1, -1, 2, -2);
      default -> Doubles.asList(1, -1);
    };
  }
}
