// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds the few columns that fit a target best by least squares, among all subsets of a given size.
 *
 * <p>What a pair explains has a closed form in the inner products of the columns. A larger subset
 * is a first column and a smaller subset of the columns after it, all with their part along the
 * first column taken away; the inner products of what is left are the Schur complement.
 */
final class SubsetSearch {
  private final int kept;
  private final int threads;

  /**
   * @param kept the number of subsets to return
   * @param threads the largest number of threads; the result does not depend on it
   */
  SubsetSearch(int kept, int threads) {
    this.kept = kept;
    this.threads = threads;
  }

  /** Returns the columns that explain most alone, the best first. */
  ImmutableList<Subset> singles(Gram gram) {
    TopSubsets top = new TopSubsets(kept);
    for (int i = 0; i < gram.size(); i++) {
      double along = gram.withTarget()[i];
      top.offer(new Subset(ImmutableIntArray.of(i), along * along));
    }
    return top.bestFirst();
  }

  /**
   * Returns the subsets of a size that explain most, the best first. It tries all: the work grows
   * as the number of columns to the power of the size.
   *
   * @param gram the inner products of the columns
   * @param size the number of columns in a subset, at least 2
   * @throws IllegalArgumentException if the size is below 2
   */
  ImmutableList<Subset> best(Gram gram, int size) {
    checkArgument(size >= 2, "a subset must have at least 2 columns; got %s", size);
    List<TopSubsets> found = new ArrayList<>();
    Remainder all = Remainder.of(gram);
    ParallelTasks.run(
        gram.size() - size + 1,
        threads,
        () -> {
          TopSubsets top = new TopSubsets(kept);
          synchronized (found) {
            found.add(top);
          }
          return new Worker(size, gram.size(), top).over(all);
        });
    TopSubsets top = new TopSubsets(kept);
    found.forEach(top::offerAll);
    return top.bestFirst();
  }

  /** The workspace of a thread: the columns chosen so far, and what is left of the others. */
  private static final class Worker {
    private final int size;
    private final TopSubsets top;
    private final int[] firsts;
    private final Remainder[] left;
    private final double[] gains;

    Worker(int size, int columns, TopSubsets top) {
      this.size = size;
      this.top = top;
      firsts = new int[size];
      left = new Remainder[size - 2];
      for (int level = 0; level < left.length; level++) {
        left[level] = Remainder.room(columns);
      }
      gains = new double[columns];
    }

    /** Returns the search for the subsets with a given first column. */
    IntConsumer over(Remainder all) {
      return first -> search(all, 0, first);
    }

    private void search(Remainder columns, int level, int first) {
      if (level == size - 2) {
        pairs(columns, first, level);
        return;
      }
      if (columns.square(first) < Remainder.DEPENDENT) {
        return;
      }
      firsts[level] = first;
      Remainder rest = left[level];
      columns.without(first, rest);
      for (int next = first + 1; next < gains.length - (size - level - 2); next++) {
        search(rest, level + 1, next);
      }
    }

    private void pairs(Remainder columns, int i, int firstCount) {
      columns.gains(i, gains);
      double needed = top.least() - columns.explained();
      for (int j = i + 1; j < gains.length; j++) {
        if (gains[j] >= needed) {
          top.offer(firsts, firstCount, i, j, columns.explained() + gains[j]);
          needed = top.least() - columns.explained();
        }
      }
    }
  }
}
