// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
  private static final double STEP = 1e-6;

  static Stream<Loss> losses() {
    return Stream.of(
        Loss.SQUARED_ERROR,
        Loss.ABSOLUTE_ERROR,
        Loss.CROSS_ENTROPY,
        Loss.BINARY_CROSS_ENTROPY,
        Loss.huber(0.5));
  }

  static Stream<Loss> curvedLosses() {
    return losses().filter(Loss::hasCurvature);
  }

  static Stream<Arguments> values() {
    double[] y = {1, -2, 0.25};
    double[] t = {0.5, 0, 0.5};
    double softmax = Math.exp(1) + Math.exp(-2) + Math.exp(0.25);
    return Stream.of(
        arguments(Loss.SQUARED_ERROR, y, t, (0.25 + 4 + 0.0625) / 3),
        arguments(Loss.ABSOLUTE_ERROR, y, t, (0.5 + 2 + 0.25) / 3),
        arguments(Loss.huber(0.5), y, t, (0.125 + 0.5 * (2 - 0.25) + 0.03125) / 3),
        arguments(Loss.huber(0.5), new double[] {3}, new double[] {0}, 0.5 * (3 - 0.25)),
        arguments(Loss.huber(0.5), new double[] {-3}, new double[] {0}, 0.5 * (3 - 0.25)),
        arguments(Loss.huber(0.5), new double[] {0.1}, new double[] {0}, 0.005),
        arguments(Loss.CROSS_ENTROPY, y, t, Math.log(softmax) - 0.5 * 1 - 0.5 * 0.25),
        arguments(Loss.CROSS_ENTROPY, new double[] {800, -800, 0}, new double[] {0, 1, 0}, 1600),
        arguments(
            Loss.BINARY_CROSS_ENTROPY,
            y,
            t,
            (Math.log(1 + Math.exp(1))
                    - 0.5
                    + Math.log(1 + Math.exp(-2))
                    + Math.log(1 + Math.exp(0.25))
                    - 0.125)
                / 3),
        arguments(
            Loss.BINARY_CROSS_ENTROPY,
            new double[] {800, -800, 0},
            new double[] {0, 1, 0},
            (1600 + Math.log(2)) / 3));
  }

  @ParameterizedTest
  @MethodSource("values")
  void computesItsFormula(Loss loss, double[] y, double[] t, double expected) {
    assertThat(loss.value(y, t)).isCloseTo(expected, within(1e-14 * Math.max(1, expected)));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void agreesWithCentralDifferencesInGradient(Loss loss) {
    for (int seed = 0; seed < 20; seed++) {
      double[] y = logits(seed);
      double[] t = targets(seed);
      double[] gradient = gradient(loss, y, t);
      for (int o = 0; o < y.length; o++) {
        double difference =
            (loss.value(moved(y, o, STEP), t) - loss.value(moved(y, o, -STEP), t)) / (2 * STEP);
        assertThat(gradient[o]).isCloseTo(difference, within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("curvedLosses")
  void agreesWithDifferencesOfTheGradientInCurvature(Loss loss) {
    for (int seed = 0; seed < 20; seed++) {
      // within delta of the targets Huber's loss is a parabola
      double[] t = targets(seed);
      double[] y = loss instanceof Huber ? moved(t, seed % 3, 0.3) : logits(seed);
      double[][] curvature = curvature(loss, y, t);
      for (int o = 0; o < y.length; o++) {
        double[] above = gradient(loss, moved(y, o, STEP), t);
        double[] below = gradient(loss, moved(y, o, -STEP), t);
        for (int j = 0; j < y.length; j++) {
          double difference = (above[j] - below[j]) / (2 * STEP);
          assertThat(curvature[o][j]).isCloseTo(difference, within(1e-8));
        }
      }
    }
  }

  /**
   * The curvature is that of the parabola through the value that has the slope of the loss there
   * and its minimum at the target.
   */
  @Test
  void usesATouchingParabolaForTheCurvatureOfHuber() {
    double[] y = {3, -2, 0.1};
    double[] t = {0, 0, 0};
    double[] gradient = gradient(Loss.huber(0.5), y, t);
    double[][] curvature = curvature(Loss.huber(0.5), y, t);
    for (int o = 0; o < 3; o++) {
      assertThat(curvature[o][o] * y[o]).isCloseTo(gradient[o], within(1e-15));
    }
  }

  @Test
  void returnsZeroGradientOfAbsoluteErrorAtTheTarget() {
    assertThat(gradient(Loss.ABSOLUTE_ERROR, new double[] {1, 2}, new double[] {1, 3}))
        .containsExactly(0, -0.5);
  }

  static Stream<Arguments> constants() {
    double[] targets = {0, 1, 0.25, 0.5, 1};
    double[] weights = {1, 3, 2, 1, 0};
    double mean = 4.0 / 7;
    return Stream.of(
        arguments(Loss.SQUARED_ERROR, targets, weights, mean),
        arguments(Loss.ABSOLUTE_ERROR, targets, weights, 0.5),
        arguments(Loss.ABSOLUTE_ERROR, new double[] {3}, new double[] {2}, 3),
        arguments(Loss.ABSOLUTE_ERROR, new double[] {-9, 2, 1}, new double[] {0, 1, 1}, 1),
        arguments(Loss.huber(10), targets, weights, mean),
        // one distant target counts as much as delta: 3 c = 0.1 + 0.2 + 1
        arguments(
            Loss.huber(1), new double[] {0, 0.1, 0.2, 1e6}, new double[] {1, 1, 1, 1}, 1.3 / 3),
        arguments(Loss.huber(1), new double[] {7, 7}, new double[] {1, 1}, 7),
        arguments(Loss.BINARY_CROSS_ENTROPY, targets, weights, Math.log(mean / (1 - mean))),
        arguments(Loss.CROSS_ENTROPY, targets, weights, Math.log(mean)));
  }

  @ParameterizedTest
  @MethodSource("constants")
  void computesTheBestConstant(Loss loss, double[] targets, double[] weights, double expected) {
    assertThat(loss.bestConstant(targets, weights)).isCloseTo(expected, within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void minimisesTheMeanByTheBestConstants(Loss loss) {
    Samples samples = samples(31);
    double best = loss.meanOfBestConstants(samples);
    double[] constants = loss.bestConstants(samples);
    for (int o = 0; o < 3; o++) {
      for (double step : new double[] {-0.5, -0.01, 0.01, 0.5}) {
        double[] other = moved(constants, o, step);
        double[] outputs = new double[31 * 3];
        Arrays.setAll(outputs, i -> other[i % 3]);
        assertThat(loss.mean(Batch.of(3, outputs), samples)).isGreaterThanOrEqualTo(best);
      }
    }
  }

  @Test
  void computesFiniteBestConstantsForOneClass() {
    double[] weights = {1, 1};
    for (Loss loss : new Loss[] {Loss.CROSS_ENTROPY, Loss.BINARY_CROSS_ENTROPY}) {
      assertThat(loss.bestConstant(new double[] {0, 0}, weights)).isFinite().isLessThan(-700);
      assertThat(loss.bestConstant(new double[] {1, 1}, weights)).isFinite().isNotNegative();
    }
  }

  @Test
  void computesTheVarianceAsSquaredErrorOfTheBestConstant() {
    Samples samples = new Samples(Batch.of(1, 1, 2, 3), Batch.of(1, 1, 3, 8)).withWeights(2, 2, 1);
    assertThat(Loss.SQUARED_ERROR.meanOfBestConstants(samples))
        .isCloseTo((2 * 4.84 + 2 * 0.04 + 23.04) / 5, within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void treatsWeightsAsRepetitions(Loss loss) {
    Samples once = samples(5).withWeights(2, 0, 1, 1, 3);
    Samples repeated = samples(5).select(0, 0, 2, 3, 4, 4, 4);
    Batch outputs = outputs(5);
    assertThat(loss.mean(outputs, once))
        .isCloseTo(loss.mean(outputs.select(0, 0, 2, 3, 4, 4, 4), repeated), within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void ignoresSamplesOfWeightZero(Loss loss) {
    double[] values = outputs(5).toArray();
    Arrays.fill(values, 3, 6, Double.NaN);
    Batch outputs = Batch.of(3, values);
    assertThat(loss.mean(outputs, samples(5).withWeights(2, 0, 1, 1, 3))).isFinite();
    assertThat(loss.mean(outputs, samples(5))).isNaN();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void parsesItsText(Loss loss) {
    assertThat(Loss.parse(loss.toString())).isEqualTo(loss);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 1e-300, 1.7976931348623157e308})
  void parsesTheTextOfEveryDelta(double delta) {
    assertThat(Loss.parse(Loss.huber(delta).toString())).isEqualTo(Loss.huber(delta));
  }

  /** The texts are stored in files. */
  @Test
  void keepsItsTexts() {
    assertThat(losses().map(Loss::toString))
        .containsExactly(
            "SQUARED_ERROR",
            "ABSOLUTE_ERROR",
            "CROSS_ENTROPY",
            "BINARY_CROSS_ENTROPY",
            "HUBER[delta=0.5]");
  }

  static Stream<Arguments> badInputs() {
    Batch above = Batch.of(2, 1, 0, 2, -1);
    return Stream.of(
        bad("Huber's delta must be positive; got 0.0", () -> Loss.huber(0)),
        bad("Huber's delta must be positive; got NaN", () -> Loss.huber(Double.NaN)),
        bad("Huber's delta must be positive; got -1.0", () -> Loss.parse("HUBER[delta=-1]")),
        bad("HUBER[delta=...]; got HUBER[delta=one]", () -> Loss.parse("HUBER[delta=one]")),
        bad("expected SQUARED_ERROR, ABSOLUTE_ERROR", () -> Loss.parse("SQUARED")),
        bad("got squared_error", () -> Loss.parse("squared_error")),
        bad("got HUBER", () -> Loss.parse("HUBER")),
        bad(
            "SQUARED_ERROR, CROSS_ENTROPY, BINARY_CROSS_ENTROPY or HUBER; got ABSOLUTE_ERROR",
            Loss.ABSOLUTE_ERROR::requireCurvature),
        bad("row 1, column 0 is 2.0", () -> Loss.CROSS_ENTROPY.requireTargets(above)),
        bad("row 1, column 0 is 2.0", () -> Loss.BINARY_CROSS_ENTROPY.requireTargets(above)),
        bad(
            "those of row 1 add up to 0.75",
            () -> Loss.CROSS_ENTROPY.requireTargets(Batch.of(2, 0.5, 0.5, 0.5, 0.25))),
        bad("at least 2; got 1", () -> Loss.CROSS_ENTROPY.requireTargets(Batch.of(1, 1))),
        nan(Loss.SQUARED_ERROR),
        nan(Loss.ABSOLUTE_ERROR),
        nan(Loss.BINARY_CROSS_ENTROPY),
        nan(Loss.huber(1)),
        bad(
            "the outputs has shape [5, 2]; expected [rows, 3]",
            () -> Loss.SQUARED_ERROR.mean(Batch.of(2, new double[10]), samples(5))),
        bad(
            "for each of the 5 samples; got 4",
            () -> Loss.SQUARED_ERROR.mean(outputs(4), samples(5))));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsInvalidInputs(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void rejectsTheCurvatureRootOfAbsoluteError() {
    double[] one = {1};
    assertThatThrownBy(() -> Loss.ABSOLUTE_ERROR.curvatureRoot(one, one, new double[1][1]))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }

  private static Arguments nan(Loss loss) {
    return bad(
        "the targets must be finite; row 0, column 0 is NaN",
        () -> loss.requireTargets(Batch.of(1, Double.NaN)));
  }

  private static double[] gradient(Loss loss, double[] y, double[] t) {
    double[] gradient = new double[y.length];
    Arrays.fill(gradient, Double.NaN);
    loss.gradient(y, t, gradient);
    return gradient;
  }

  private static double[][] curvature(Loss loss, double[] y, double[] t) {
    double[][] root = new double[y.length][y.length];
    Arrays.stream(root).forEach(row -> Arrays.fill(row, Double.NaN));
    loss.curvatureRoot(y, t, root);
    double[][] curvature = new double[y.length][y.length];
    for (double[] row : root) {
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < y.length; j++) {
          curvature[i][j] += row[i] * row[j];
        }
      }
    }
    return curvature;
  }

  private static double[] moved(double[] values, int index, double step) {
    double[] moved = values.clone();
    moved[index] += step;
    return moved;
  }

  private static double[] logits(int seed) {
    SeededRandom random = new SeededRandom(seed);
    return new double[] {2 * random.gaussian(), 2 * random.gaussian(), 2 * random.gaussian()};
  }

  /** Returns probability distributions, which are valid targets for every loss. */
  private static double[] targets(int seed) {
    SeededRandom random = new SeededRandom(100 + seed);
    double[] t = {random.uniform(0, 1), random.uniform(0, 1), random.uniform(0, 1)};
    double sum = t[0] + t[1] + t[2];
    return Arrays.stream(t).map(each -> each / sum).toArray();
  }

  private static Batch outputs(int rows) {
    double[][] y = new double[rows][];
    Arrays.setAll(y, LossTest::logits);
    return Batch.ofRows(y);
  }

  private static Samples samples(int rows) {
    double[][] t = new double[rows][];
    Arrays.setAll(t, LossTest::targets);
    return new Samples(outputs(rows), Batch.ofRows(t));
  }
}
