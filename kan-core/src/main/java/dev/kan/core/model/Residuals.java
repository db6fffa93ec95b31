// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import com.google.common.math.DoubleMath;
import com.google.common.primitives.Doubles;
import dev.kan.core.data.Batch;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The differences between the true and the predicted values of a numeric target on rows that the
 * model was not trained on. They give prediction intervals that hold for new rows of the same kind,
 * whatever the distribution of the errors (split conformal prediction; Vovk, Gammerman and Shafer,
 * Algorithmic Learning in a Random World, 2005, section 4.2).
 *
 * @param sorted the differences in the target's unit, finite and ascending, at least one
 */
public record Residuals(List<Double> sorted) {
  private static final int MOST_KEPT = 2001;

  /** The rounding error of a place that should be a whole number. */
  private static final double TINY = 1e-9;

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if there is no difference, one is not finite, or they are not
   *     ascending
   */
  public Residuals {
    sorted = ImmutableList.copyOf(sorted);
    checkArgument(
        !sorted.isEmpty()
            && sorted.stream().allMatch(Doubles::isFinite)
            && Ordering.natural().isOrdered(sorted),
        "expected at least one residual, finite and ascending; got %s",
        sorted);
  }

  /**
   * Returns the residuals of a target. Of more than 2001, as many are kept, evenly spaced in their
   * order.
   *
   * @param differences truth less prediction, in any order, finite, at least one
   */
  public static Residuals of(double... differences) {
    double[] sorted = differences.clone();
    Arrays.sort(sorted);
    int kept = Math.min(sorted.length, MOST_KEPT);
    return new Residuals(
        IntStream.range(0, kept)
            .mapToObj(k -> sorted[rank(k, kept, sorted.length)])
            .collect(ImmutableList.toImmutableList()));
  }

  /**
   * Returns the residuals of each target.
   *
   * @param truth (rows, targets), at least one row
   * @param predicted (rows, targets), in the same units
   * @throws IllegalArgumentException if a difference is not finite
   */
  public static List<Residuals> ofTargets(Batch truth, Batch predicted) {
    return IntStream.range(0, truth.columns())
        .mapToObj(target -> of(differences(truth.column(target), predicted.column(target))))
        .collect(ImmutableList.toImmutableList());
  }

  private static double[] differences(double[] truth, double... predicted) {
    return IntStream.range(0, truth.length).mapToDouble(r -> truth[r] - predicted[r]).toArray();
  }

  private static int rank(int k, int kept, int all) {
    return kept == all ? k : (int) ((long) k * (all - 1) / (kept - 1));
  }

  /**
   * Returns the amount to add to a prediction for the lower end of its interval. The interval holds
   * the true value of a new row in the given share of cases, and each side is missed equally often.
   *
   * @param level the share, between 0 and 1
   * @return an amount in the target's unit, in most cases negative
   * @throws IllegalArgumentException if the level is not between 0 and 1, or there are too few
   *     residuals for it; the message says how many it needs
   */
  public double lower(double level) {
    return sorted.get(outside(level) - 1);
  }

  /**
   * Returns the amount to add to a prediction for the upper end of its interval.
   *
   * @param level the share of new rows that the interval holds, between 0 and 1
   * @return an amount in the target's unit, in most cases positive
   * @throws IllegalArgumentException as {@link #lower}
   */
  public double upper(double level) {
    return sorted.get(sorted.size() - outside(level));
  }

  private int outside(double level) {
    checkArgument(
        level > 0 && level < 1, "the level of an interval lies between 0 and 1; got %s", level);
    double tail = (1 - level) / 2;
    double place = (sorted.size() + 1) * tail;
    checkArgument(
        place >= 1 - TINY,
        "an interval of level %s needs the residuals of at least %s rows; got %s",
        level,
        DoubleMath.roundToLong(1 / tail - 1 - TINY, RoundingMode.CEILING),
        sorted.size());
    return (int) (place + TINY);
  }
}
