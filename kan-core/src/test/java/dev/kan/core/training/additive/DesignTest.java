// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DesignTest {
  private static double[] random(int count, int seed) {
    SeededRandom random = new SeededRandom(seed);
    return IntStream.range(0, count).mapToDouble(i -> random.gaussian()).toArray();
  }

  /** Returns all features of a row, by the basis of the spline package. */
  private static double[] dense(Design design, Batch inputs, int row) {
    double[] features = Arrays.copyOf(inputs.row(row), design.features());
    int[] smooth = design.smoothInputs();
    for (int s = 0; s < smooth.length; s++) {
      double[] values =
          BSplineBasis.of(design.knots(s), OutsideGrid.CLAMP).values(inputs.get(row, smooth[s]));
      System.arraycopy(values, 0, features, design.firstFeature(s), values.length);
    }
    return features;
  }

  @Test
  void sumsFeaturesAndTheirTransposeLikeADenseMatrix() {
    Batch inputs = TestProblems.inputs(40, 1);
    Design design = Design.of(inputs, TestProblems.KINDS, TestProblems.COLUMNS, 7);
    double[] coefficients = random(design.features() * 2, 5);
    double[] factors = {0.3, -1.2};
    for (int r = 0; r < inputs.rows(); r++) {
      double[] features = dense(design, inputs, r);
      double[] sums = {1, 2};
      design.addTo(sums, r, coefficients);
      double[] transposed = new double[coefficients.length];
      design.addTransposed(factors, r, transposed);
      for (int w = 0; w < 2; w++) {
        double expected = w + 1;
        for (int f = 0; f < features.length; f++) {
          expected += features[f] * coefficients[f * 2 + w];
          assertThat(transposed[f * 2 + w]).isCloseTo(features[f] * factors[w], within(1e-12));
        }
        assertThat(sums[w]).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void onlyTheInputItselfGoesOnOutsideTheRows() {
    Design design =
        Design.of(TestProblems.inputs(40, 1), TestProblems.KINDS, TestProblems.COLUMNS, 7);
    Design other = design.on(Batch.ofRows(row(10), row(11), row(13)));
    double[] coefficients = random(design.features(), 6);
    double[] outputs = new double[3];
    for (int r = 0; r < 3; r++) {
      double[] sum = new double[1];
      other.addTo(sum, r, coefficients);
      outputs[r] = sum[0];
    }
    assertThat(outputs[1] - outputs[0]).isCloseTo(coefficients[0], within(1e-9));
    assertThat(outputs[2] - outputs[0]).isCloseTo(3 * coefficients[0], within(1e-9));
  }

  private static double[] row(int x) {
    return new double[] {x, 1, 0, 0, 0, 0};
  }

  @Property(seed = "20261128")
  void knotsIncreaseOverTheRangeWhateverTheValues(
      @ForAll @IntRange(min = 3, max = 40) int intervals,
      @ForAll @IntRange(min = 2, max = 200) int count,
      @ForAll int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      double value = Math.exp(8 * random.gaussian());
      values[i] = random.uniform() < 0.5 ? 0 : value;
    }
    values[0] = 0;
    values[1] = 1;
    KnotVector knots = RankKnots.of(values, intervals);
    assertThat(knots.gridIntervals()).isEqualTo(intervals);
    assertThat(knots.range().lower()).isZero();
    assertThat(knots.range().upper()).isEqualTo(Arrays.stream(values).max().orElseThrow());
  }

  @Test
  void aFarOutlierKeepsHalfOfTheKnotsWhereTheRowsAre() {
    double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 100.0).toArray();
    values[100] = 1e6;
    KnotVector knots = RankKnots.of(values, 20);
    assertThat(IntStream.rangeClosed(3, 23).filter(k -> knots.knot(k) < 1e3).count())
        .isBetween(9L, 11L);
  }

  @Test
  void equalStepsOfValuesGiveEqualStepsOfKnots() {
    double[] values = IntStream.rangeClosed(0, 300).mapToDouble(i -> i / 300.0).toArray();
    KnotVector knots = RankKnots.of(values, 10);
    for (int i = 0; i <= 16; i++) {
      assertThat(knots.knot(i)).isCloseTo((i - 3) / 10.0, within(1e-9));
    }
  }
}
