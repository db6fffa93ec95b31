// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.metric.RocCurve.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RocCurveTest {
  private static final double[] ONE = {1};

  @Property(tries = 100)
  void hasTheAreaOfAllPairs(@ForAll int seed, @ForAll @IntRange(min = 2, max = 40) int count) {
    SeededRandom random = new SeededRandom(seed);
    double[] scores = new double[count];
    double[] truth = new double[count];
    double[] weights = new double[count];
    for (int n = 0; n < count; n++) {
      scores[n] = Math.rint(3 * random.gaussian());
      truth[n] = n == 0 || (n > 1 && random.uniform() < 0.4) ? 1 : 0;
      weights[n] = n < 2 ? 1 : Math.rint(random.uniform(0, 3));
    }
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double pair = weights[i] * weights[j] * truth[i] * (1 - truth[j]);
        pairs += pair;
        won += pair * (1 + Math.signum(scores[i] - scores[j])) / 2;
      }
    }
    assertThat(RocCurve.of(scores, truth, weights).area()).isCloseTo(won / pairs, within(1e-12));
  }

  @Test
  void hasTheRatesOfEachThreshold() {
    double[] scores = {0.9, 0.2, 0.5, 0.5, 0.7};
    double[] truth = {1, 0, 1, 0, 0};
    RocCurve curve = RocCurve.of(scores, truth);
    assertThat(curve.points())
        .isEqualTo(
            List.of(
                new Point(Double.POSITIVE_INFINITY, 0, 0),
                new Point(0.9, 0, 0.5),
                new Point(0.7, 1.0 / 3, 0.5),
                new Point(0.5, 2.0 / 3, 1),
                new Point(0.2, 1, 1)));
  }

  @Test
  void hasTheAreaOneHalfIfAllScoresAreEqual() {
    double[] scores = new double[7];
    Arrays.fill(scores, 0.3);
    assertThat(RocCurve.of(scores, new double[] {1, 0, 0, 1, 0, 0, 0}).area()).isEqualTo(0.5);
  }

  static Stream<Arguments> badInputs() {
    double[] two = {0.1, 0.9};
    return Stream.of(
        bad("each of 2 scores; got 1 and 2", () -> RocCurve.of(two, ONE)),
        bad("score 1 is NaN", () -> RocCurve.of(new double[] {1, Double.NaN}, new double[] {0, 1})),
        bad("must lie in [0, 1]; row 0, column 0 is 2.0", () -> RocCurve.of(ONE, new double[] {2})),
        bad("weights must be 0 or more; got -1.0", () -> RocCurve.of(ONE, ONE, new double[] {-1})),
        bad("their weights are 1.0 and 0.0", () -> RocCurve.of(ONE, ONE)),
        bad("their weights are 0.0 and 0.0", () -> RocCurve.of(ONE, ONE, new double[] {0})));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsInvalidInputs(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return Arguments.arguments(message, call);
  }
}
