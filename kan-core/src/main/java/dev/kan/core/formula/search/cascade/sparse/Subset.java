// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Comparator;

/**
 * A few columns of a dictionary and how well a linear combination of them fits the target.
 *
 * @param columns the indices of the columns, ascending
 * @param explained the part of the target's sum of squares that their best combination explains, 1
 *     up to rounding if it is exact
 */
record Subset(ImmutableIntArray columns, double explained) {
  /** Better subsets first; those that explain the same in the order of their columns. */
  static final Comparator<Subset> BEST_FIRST =
      Comparator.comparingDouble(Subset::explained)
          .reversed()
          .thenComparing((a, b) -> inOrder(a.columns, b.columns));

  private static int inOrder(ImmutableIntArray a, ImmutableIntArray b) {
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      if (a.get(i) != b.get(i)) {
        return Integer.compare(a.get(i), b.get(i));
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
