// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

/**
 * Counts the knots up to a number. The range of the knots is divided into as many buckets of equal
 * width as there are knot intervals. A number is assigned to its bucket by one multiplication, and
 * only the knots of that bucket are searched: with equal steps about one, otherwise by binary
 * search. Immutable.
 *
 * <p>Rounding does no harm: since subtraction, multiplication and truncation never decrease when
 * the number increases, a knot in a lower bucket is less than the number, and one in a higher
 * bucket is greater.
 */
final class KnotSearch {
  private static final double ROUNDING_UP = 1 + 1e-14;

  private final double[] knots;
  private final double first;
  private final double last;
  private final double bucketsPerUnit;
  // per bucket: the number of knots in the buckets below; last, the number of all knots
  private final int[] below;

  /**
   * Creates a search.
   *
   * @param knots at least two, finite and strictly increasing; not copied
   */
  KnotSearch(double[] knots) {
    this.knots = knots;
    first = knots[0];
    last = knots[knots.length - 1];
    below = new int[knots.length];
    // with equal steps, rounding up puts each knot at the start of its bucket, not before it
    bucketsPerUnit = (knots.length - 1) / (last - first) * ROUNDING_UP;
    for (double knot : knots) {
      below[bucket(knot) + 1]++;
    }
    for (int b = 1; b < below.length; b++) {
      below[b] += below[b - 1];
    }
  }

  private int bucket(double x) {
    return Math.min((int) ((x - first) * bucketsPerUnit), knots.length - 2);
  }

  /** Returns the number of knots that are less than or equal to {@code x}; 0 if it is NaN. */
  int countUpTo(double x) {
    if (!(x >= first)) {
      return 0;
    }
    if (x >= last) {
      return knots.length;
    }
    int bucket = bucket(x);
    int low = below[bucket];
    int high = below[bucket + 1];
    if (high - low <= 1) {
      return knots[low] <= x ? low + 1 : low;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (knots[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
