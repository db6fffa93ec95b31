// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.PriorityQueue;

/**
 * The best subsets of all that were offered. Which are kept does not depend on the order in which
 * they are offered.
 */
final class TopSubsets {
  private final int capacity;
  private final PriorityQueue<Subset> worstFirst =
      new PriorityQueue<>(Subset.BEST_FIRST.reversed());
  private double least = Double.NEGATIVE_INFINITY;

  TopSubsets(int capacity) {
    this.capacity = capacity;
  }

  /** Returns the least part of the target that a subset must explain to be kept. */
  double least() {
    return least;
  }

  void offer(Subset subset) {
    worstFirst.add(subset);
    if (worstFirst.size() > capacity) {
      worstFirst.remove();
    }
    if (worstFirst.size() == capacity) {
      least = worstFirst.element().explained();
    }
  }

  /** Offers a subset of some first columns and a last pair of them. */
  void offer(int[] firsts, int firstCount, int second, int last, double explained) {
    int[] columns = new int[firstCount + 2];
    System.arraycopy(firsts, 0, columns, 0, firstCount);
    columns[firstCount] = second;
    columns[firstCount + 1] = last;
    offer(new Subset(ImmutableIntArray.copyOf(columns), explained));
  }

  void offerAll(TopSubsets others) {
    others.worstFirst.forEach(this::offer);
  }

  /** Returns the subsets kept, the best first. */
  ImmutableList<Subset> bestFirst() {
    return ImmutableList.sortedCopyOf(Subset.BEST_FIRST, worstFirst);
  }
}
