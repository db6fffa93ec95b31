// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * The knots of one layer: one {@link KnotVector} for each input. All have the same order and the
 * same number of grid intervals.
 *
 * @param knots one knot vector for each input, at least one
 */
public record Grid(List<KnotVector> knots) {
  /**
   * Checks that all knot vectors have the same order and size.
   *
   * @throws IllegalArgumentException if there is no knot vector, or two differ in order or in size
   */
  public Grid {
    knots = ImmutableList.copyOf(knots);
    checkArgument(!knots.isEmpty(), "a grid needs the knots of at least one input; got none");
    KnotVector first = knots.get(0);
    for (int i = 1; i < knots.size(); i++) {
      KnotVector other = knots.get(i);
      checkArgument(
          other.order() == first.order() && other.size() == first.size(),
          "all inputs of a layer have the same order and number of knots; input 0 has order %s and"
              + " %s knots, input %s has order %s and %s knots",
          first.order(),
          first.size(),
          i,
          other.order(),
          other.size());
    }
  }

  /**
   * Returns a grid with equal steps over the same range for every input.
   *
   * @param inputs the number of inputs, at least 1
   * @param order the spline order k
   * @param gridIntervals the number G of intervals
   * @param range the range of every input
   * @throws IllegalArgumentException if {@code inputs} is below 1, or as {@link KnotVector#uniform}
   */
  public static Grid uniform(int inputs, int order, int gridIntervals, Interval range) {
    checkArgument(inputs >= 1, "a grid needs at least one input; got %s", inputs);
    return new Grid(Collections.nCopies(inputs, KnotVector.uniform(order, gridIntervals, range)));
  }

  /**
   * Returns a grid with equal steps over a separate range for each input.
   *
   * @param order the spline order k
   * @param gridIntervals the number G of intervals
   * @param ranges one range for each input, at least one
   * @throws IllegalArgumentException if there is no range, or as {@link KnotVector#uniform}
   */
  public static Grid uniform(int order, int gridIntervals, List<Interval> ranges) {
    return new Grid(
        ranges.stream()
            .map(range -> KnotVector.uniform(order, gridIntervals, range))
            .collect(ImmutableList.toImmutableList()));
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return knots.size();
  }

  /** Returns the spline order k. */
  public int order() {
    return knots.get(0).order();
  }

  /** Returns the number G of grid intervals. */
  public int gridIntervals() {
    return knots.get(0).gridIntervals();
  }

  /** Returns the number of basis functions of each input, {@code G + k}. */
  public int basisCount() {
    return knots.get(0).basisCount();
  }

  /**
   * Returns the bases of all inputs. Inputs with equal knots share one object.
   *
   * @param outside how the functions continue outside the grid
   */
  public List<BSplineBasis> bases(OutsideGrid outside) {
    var distinct = new HashMap<KnotVector, BSplineBasis>();
    return knots.stream()
        .map(each -> distinct.computeIfAbsent(each, k -> BSplineBasis.of(k, outside)))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns order, intervals and ranges, for example {@code Grid[2 inputs, order 3, 5 intervals
   * over [-1.0, 1.0]]}. If the ranges differ, only the first three are included.
   */
  @Override
  public String toString() {
    List<String> ranges =
        knots.stream()
            .map(KnotVector::range)
            .map(range -> "[" + range.lower() + ", " + range.upper() + "]")
            .toList();
    boolean same = ranges.stream().distinct().count() == 1;
    int told = same ? 1 : Math.min(ranges.size(), 3);
    return String.format(
        Locale.ROOT,
        "Grid[%d inputs, order %d, %d intervals over %s%s]",
        inputs(),
        order(),
        gridIntervals(),
        String.join(", ", ranges.subList(0, told)),
        same || told == ranges.size() ? "" : ", ...");
  }
}
