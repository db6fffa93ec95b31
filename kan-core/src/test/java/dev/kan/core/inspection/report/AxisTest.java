// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.spline.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void hasRoundTicks() {
    assertThat(new Axis(new Interval(0, 1), "").ticks())
        .extracting(Figures::number)
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
    assertThat(new Axis(new Interval(-130, 770), "").ticks())
        .extracting(Figures::number)
        .containsExactly("0", "200", "400", "600");
  }

  @Property(tries = 300)
  void hasSomeTicksInItsRange(
      @ForAll @DoubleRange(min = -1, max = 1) double centre,
      @ForAll @DoubleRange(min = 0.01, max = 10) double length,
      @ForAll @IntRange(min = -200, max = 200) int power) {
    double unit = Math.pow(10, power);
    Interval range = new Interval(centre * unit, (centre + length) * unit);
    assertThat(new Axis(range, "").ticks())
        .hasSizeBetween(2, 7)
        .isSorted()
        .allMatch(range::contains);
  }

  @Test
  void leavesOutWhatCannotBeDrawn() {
    Axis axis = Axis.exactly("x", 3, Double.NaN, Double.POSITIVE_INFINITY, 1e305, -1);
    assertThat(axis.range()).isEqualTo(new Interval(-1, 3));
    assertThat(Axis.exactly("x", Double.NaN).range()).isEqualTo(new Interval(-1, 1));
  }
}
