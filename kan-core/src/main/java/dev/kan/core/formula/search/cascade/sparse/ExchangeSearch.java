// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds larger subsets from good smaller ones: adds the column that helps most, then exchanges one
 * column after another for the best, as long as that helps. It tries few of all subsets, so it may
 * miss the best one.
 */
final class ExchangeSearch {
  private static final int MOST_ROUNDS = 10;

  /** The share by which an exchange must reduce what is left unexplained. */
  private static final double LEAST_GAIN = 1e-6;

  /** The inner products, with both triangles. */
  private final double[][] products;

  private final double[] allWithTarget;

  ExchangeSearch(Gram gram) {
    int size = gram.size();
    products = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        products[i][j] = gram.products()[i][j];
        products[j][i] = products[i][j];
      }
    }
    allWithTarget = gram.withTarget();
  }

  /** Returns what the subsets become with one more column each, the best first. */
  ImmutableList<Subset> grown(List<Subset> subsets) {
    return subsets.stream()
        .flatMap(subset -> grown(subset).stream())
        .distinct()
        .sorted(Subset.BEST_FIRST)
        .collect(ImmutableList.toImmutableList());
  }

  private Optional<Subset> grown(Subset subset) {
    Optional<Subset> best = withBest(subset.columns().toArray());
    int sinceExchange = 0;
    int size = subset.columns().length() + 1;
    for (int step = 0; best.isPresent() && step < MOST_ROUNDS * size; step++) {
      Subset now = best.orElseThrow();
      int[] others = without(now.columns().toArray(), step % size);
      Optional<Subset> exchanged = withBest(others);
      if (exchanged.isPresent() && isBetter(exchanged.orElseThrow(), now)) {
        best = exchanged;
        sinceExchange = 0;
      } else if (++sinceExchange == size) {
        break;
      }
    }
    return best.map(found -> new Subset(sorted(found.columns()), found.explained()));
  }

  private static boolean isBetter(Subset candidate, Subset now) {
    return 1 - candidate.explained() < (1 - now.explained()) * (1 - LEAST_GAIN);
  }

  private static int[] without(int[] columns, int place) {
    int[] others = new int[columns.length - 1];
    System.arraycopy(columns, 0, others, 0, place);
    System.arraycopy(columns, place + 1, others, place, others.length - place);
    return others;
  }

  private static ImmutableIntArray sorted(ImmutableIntArray columns) {
    return ImmutableIntArray.copyOf(columns.stream().sorted());
  }

  /** Adds the column that explains most, at the end; empty if the columns are dependent. */
  private Optional<Subset> withBest(int... columns) {
    int count = products.length;
    double[] squares = new double[count];
    double[] withTarget = allWithTarget.clone();
    Arrays.setAll(squares, j -> products[j][j]);
    double[][] directions = new double[columns.length][];
    double explained = 0;
    for (int k = 0; k < columns.length; k++) {
      int chosen = columns[k];
      if (squares[chosen] < Remainder.DEPENDENT) {
        return Optional.empty();
      }
      double length = Math.sqrt(squares[chosen]);
      double target = withTarget[chosen] / length;
      double[] direction = products[chosen].clone();
      directions[k] = direction;
      for (int i = 0; i < k; i++) {
        subtract(direction, directions[i][chosen], directions[i]);
      }
      for (int j = 0; j < count; j++) {
        direction[j] /= length;
        squares[j] -= direction[j] * direction[j];
        withTarget[j] -= direction[j] * target;
      }
      explained += target * target;
    }
    return Optional.of(best(columns, squares, withTarget, explained));
  }

  private static void subtract(double[] vector, double factor, double[] other) {
    for (int j = 0; j < vector.length; j++) {
      vector[j] -= factor * other[j];
    }
  }

  private static Subset best(
      int[] columns, double[] squares, double[] withTarget, double explained) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < squares.length; j++) {
      double gain =
          (withTarget[j] * withTarget[j] - Remainder.ROUNDING)
              / Math.max(squares[j], Remainder.DEPENDENT);
      if (gain > most && squares[j] > Remainder.DEPENDENT) {
        best = j;
        most = gain;
      }
    }
    int[] all = Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = best;
    return new Subset(ImmutableIntArray.copyOf(all), explained + most);
  }
}
