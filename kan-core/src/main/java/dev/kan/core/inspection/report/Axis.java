// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.spline.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * An axis of a chart.
 *
 * @param range the numbers from one end to the other
 * @param label what the numbers are
 */
record Axis(Interval range, String label) {
  /** The size from which numbers leave no room for differences. */
  private static final double LARGEST = 1e300;

  private static final double MARGIN = 0.04;
  private static final int MOST_STEPS = 6;
  private static final double[] STEPS = {1, 2, 5, 10};

  /** Returns an axis from the least to the greatest of the numbers that can be drawn. */
  static Axis exactly(String label, double... numbers) {
    double[] drawn = Arrays.stream(numbers).filter(Axis::fits).toArray();
    return new Axis(Interval.covering(drawn.length == 0 ? new double[1] : drawn), label);
  }

  /** Returns an axis with a margin on both sides of the numbers. */
  static Axis covering(String label, double... numbers) {
    return new Axis(exactly(label, numbers).range.widen(MARGIN), label);
  }

  /** Returns an axis for shares. */
  static Axis unit(String label) {
    return new Axis(new Interval(0, 1), label);
  }

  static boolean fits(double number) {
    return Math.abs(number) <= LARGEST;
  }

  /** Returns the place of a number: 0 at the lower end, 1 at the upper end. */
  double place(double number) {
    return (number - range.lower()) / range.length();
  }

  /** Returns round numbers, evenly spaced, within the range. */
  List<Double> ticks() {
    double power = Math.pow(10, Math.floor(Math.log10(range.length() / MOST_STEPS)));
    double step =
        power
            * Arrays.stream(STEPS)
                .filter(each -> range.length() / (each * power) <= MOST_STEPS)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
    ImmutableList.Builder<Double> ticks = ImmutableList.builder();
    double first = Math.ceil(range.lower() / step);
    for (int i = 0; i <= MOST_STEPS; i++) {
      double tick = (first + i) * step;
      if (range.contains(tick)) {
        ticks.add(tick);
      }
    }
    return ticks.build();
  }
}
