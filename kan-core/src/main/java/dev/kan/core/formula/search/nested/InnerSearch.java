// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.formula.search.nested.GradientAngles.Coefficients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The search for inner functions of a group of columns, sums of up to three terms. */
final class InnerSearch {
  private static final int MOST_TERMS = 3;
  private static final int KEPT = 4;

  /** The square of the angle of a function is at most this; beyond, it is none. */
  private static final double LARGEST = 0.05;

  /** A term more must make the square of the angle smaller by this factor. */
  private static final double WORTHWHILE = 0.3;

  /** Functions with larger angles than the best one by this factor are not kept. */
  private static final double FAR_BEHIND = 30;

  private final List<Integer> columns;
  private final List<InnerTerm> terms;
  private final GradientAngles angles;
  private List<Choice> best = new ArrayList<>();

  private InnerSearch(List<Integer> columns, List<InnerTerm> terms, GradientAngles angles) {
    this.columns = columns;
    this.terms = terms;
    this.angles = angles;
  }

  private record Choice(ImmutableIntArray terms, Coefficients coefficients) {
    static final Comparator<Choice> NEAREST_FIRST =
        Comparator.comparingDouble(choice -> choice.coefficients().angle());
  }

  /**
   * Returns the functions of all columns of a group whose gradient is nearest to that of a target.
   *
   * @param columns the indices of the columns of the group
   * @param all the terms of all columns
   * @param target (samples, columns): the gradient of the target at each sample
   */
  static List<InnerFunction> of(List<Integer> columns, List<InnerTerm> all, double[][] target) {
    List<InnerTerm> terms = all.stream().filter(term -> term.isOver(columns)).toList();
    return new InnerSearch(columns, terms, new GradientAngles(terms, target, columns)).search();
  }

  private List<InnerFunction> search() {
    List<Choice> found = new ArrayList<>();
    double least = LARGEST / WORTHWHILE;
    for (int count = 1; count <= MOST_TERMS; count++) {
      best = new ArrayList<>();
      extend(new int[count], 0, 0);
      cut();
      double enough = WORTHWHILE * least;
      best.removeIf(choice -> choice.coefficients().angle() > enough);
      found.addAll(best);
      if (!best.isEmpty()) {
        least = best.get(0).coefficients().angle();
      }
    }
    double most = FAR_BEHIND * least;
    return found.stream()
        .filter(choice -> choice.coefficients().angle() <= most)
        .map(this::function)
        .collect(ImmutableList.toImmutableList());
  }

  private void extend(int[] chosen, int size, int from) {
    if (size == chosen.length) {
      if (haveAllColumns(chosen)) {
        best.add(new Choice(ImmutableIntArray.copyOf(chosen), angles.of(chosen)));
        if (best.size() > 100 * KEPT) {
          cut();
        }
      }
      return;
    }
    for (int next = from; next < terms.size(); next++) {
      chosen[size] = next;
      extend(chosen, size + 1, next + 1);
    }
  }

  private void cut() {
    best.sort(Choice.NEAREST_FIRST);
    best.subList(Math.min(KEPT, best.size()), best.size()).clear();
  }

  private boolean haveAllColumns(int[] chosen) {
    return columns.stream()
        .allMatch(i -> Arrays.stream(chosen).anyMatch(term -> terms.get(term).contains(i)));
  }

  private InnerFunction function(Choice choice) {
    ImmutableDoubleArray coefficients = choice.coefficients().values();
    double[] ratios = coefficients.stream().map(c -> c / coefficients.get(0)).toArray();
    return new InnerFunction(
        columns,
        choice.terms().stream().mapToObj(terms::get).toList(),
        ImmutableDoubleArray.copyOf(ratios),
        choice.coefficients().angle());
  }
}
