// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static dev.kan.core.evaluation.metric.Metric.ACCURACY;
import static dev.kan.core.evaluation.metric.Metric.AUC;
import static dev.kan.core.evaluation.metric.Metric.BINARY_ACCURACY;
import static dev.kan.core.evaluation.metric.Metric.BINARY_CROSS_ENTROPY;
import static dev.kan.core.evaluation.metric.Metric.BRIER;
import static dev.kan.core.evaluation.metric.Metric.CROSS_ENTROPY;
import static dev.kan.core.evaluation.metric.Metric.MEAN_ABSOLUTE_ERROR;
import static dev.kan.core.evaluation.metric.Metric.R2;
import static dev.kan.core.evaluation.metric.Metric.ROOT_MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTest {
  private static final Offset<Double> TIGHT = within(1e-14);

  @Test
  void computesErrors() {
    Batch y = Batch.of(2, 1, 2, 3, 4);
    Batch t = Batch.of(2, 1, 0, 6, 4);
    assertThat(ROOT_MEAN_SQUARED_ERROR.of(y, t)).isCloseTo(Math.sqrt(13.0 / 4), TIGHT);
    assertThat(MEAN_ABSOLUTE_ERROR.of(y, t)).isCloseTo(5.0 / 4, TIGHT);
    // column 0: 1 - 9 / 12.5; column 1: 1 - 4 / 8
    assertThat(R2.of(y, t)).isCloseTo((1 - 9 / 12.5 + 1 - 4 / 8.0) / 2, TIGHT);
  }

  @Test
  void returnsZeroOrOneForConstantTargets() {
    Batch constant = Batch.of(1, 0.1, 0.1, 0.1);
    assertThat(R2.of(constant, constant)).isEqualTo(1);
    assertThat(R2.of(Batch.of(1, 0.1, 0.1, 0.2), constant)).isEqualTo(0);
  }

  @Test
  void comparesTheLargestOutputsForAccuracy() {
    Batch logits = Batch.ofRows(new double[][] {{1, 3, 2}, {-1, -3, -2}, {0, 0, 5}, {1, 2, 0}});
    Batch classes = Batch.ofRows(new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 1, 0}, {0.2, 0.7, 0.1}});
    assertThat(ACCURACY.of(logits, classes)).isEqualTo(3.0 / 4);
    assertThat(ACCURACY.of(Batch.of(2, 1, Double.NaN), Batch.of(2, 1, 0))).isEqualTo(0);
  }

  @Test
  void comparesSignsForBinaryAccuracy() {
    Batch logits = Batch.of(1, 0.1, -0.1, 3, -3, 0, Double.NaN, Double.NaN);
    Batch targets = Batch.of(1, 1, 0, 0, 1, 0, 0, 1);
    assertThat(BINARY_ACCURACY.of(logits, targets)).isCloseTo(3.0 / 7, TIGHT);
  }

  @Test
  void computesCrossEntropyFromLogits() {
    double[] p = {0.2, 0.5, 0.3};
    double[] t = {0.1, 0.2, 0.7};
    // logits are determined up to a constant
    double shift = 123;
    Batch logits =
        Batch.of(3, Math.log(p[0]) + shift, Math.log(p[1]) + shift, Math.log(p[2]) + shift);
    double expected = -(0.1 * Math.log(0.2) + 0.2 * Math.log(0.5) + 0.7 * Math.log(0.3));
    assertThat(CROSS_ENTROPY.of(logits, Batch.of(3, t))).isCloseTo(expected, within(1e-13));
    assertThat(CROSS_ENTROPY.of(Batch.of(2, 1e5, 0), Batch.of(2, 0, 1))).isEqualTo(1e5);
    assertThat(CROSS_ENTROPY.of(Batch.of(2, 1e5, 0), Batch.of(2, 1, 0))).isEqualTo(0);
  }

  @Test
  void computesBinaryCrossEntropyFromLogits() {
    double p = 0.8;
    Batch logit = Batch.of(1, Math.log(p / (1 - p)));
    double expected = -(0.3 * Math.log(p) + 0.7 * Math.log(1 - p));
    assertThat(BINARY_CROSS_ENTROPY.of(logit, Batch.of(1, 0.3))).isCloseTo(expected, TIGHT);
    assertThat(BINARY_CROSS_ENTROPY.of(Batch.of(1, 1e5, -1e5), Batch.of(1, 0, 0))).isEqualTo(5e4);
    assertThat(BINARY_CROSS_ENTROPY.of(Batch.of(1, -40), Batch.of(1, 0)))
        .isCloseTo(Math.exp(-40), within(1e-30));
  }

  // goldens of roc_auc_score and brier_score_loss of scikit-learn 1.9.1, multi_class="ovr" and
  // scale_by_half=True, without and with weights
  @Test
  void agreesWithScikitLearnOnTwoClasses() {
    Batch logits = Batch.of(1, 2, -2.6, 0.4, -0.6, -0.5, -0.2, -2, -0.2, -0.9, 3.3, 0.2, -0.4);
    Samples samples = new Samples(logits, Batch.of(1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0));
    Samples weighted = samples.withWeights(1, 3, 2, 2, 1, 2, 1, 3, 2, 1, 1, 3);
    assertThat(AUC.of(logits, samples)).isCloseTo(0.7857142857142858, TIGHT);
    assertThat(AUC.of(logits, weighted)).isCloseTo(0.7232142857142857, TIGHT);
    assertThat(BRIER.of(logits, samples)).isCloseTo(0.16959204184806564, TIGHT);
    assertThat(BRIER.of(logits, weighted)).isCloseTo(0.18924944431600368, TIGHT);
  }

  @Test
  void agreesWithScikitLearnOnThreeClasses() {
    double[] values = {
      -0.9, -0.3, 0.9, 0.6, 0.1, 0.7, -2.8, 1, -1, -1.7, 0.3, 0.7, -0.4, -1.1, 0, -0.1, 1.4, 0.7,
      0.2, 1.1, -0.2, -0.9, 0.6, 0.6, -0.2, -0.8, 0.2
    };
    int[] classes = {0, 1, 2, 0, 1, 2, 0, 1, 1};
    double[][] oneHot = new double[classes.length][3];
    for (int r = 0; r < classes.length; r++) {
      oneHot[r][classes[r]] = 1;
    }
    Batch logits = Batch.of(3, values);
    Samples samples = new Samples(logits, Batch.ofRows(oneHot));
    Samples weighted = samples.withWeights(1, 2, 3, 1, 3, 1, 1, 3, 1);
    assertThat(AUC.of(logits, samples)).isCloseTo(0.18492063492063493, TIGHT);
    assertThat(AUC.of(logits, weighted)).isCloseTo(0.18602462352462354, TIGHT);
    assertThat(BRIER.of(logits, samples)).isCloseTo(0.5278213767612245, TIGHT);
    assertThat(BRIER.of(logits, weighted)).isCloseTo(0.5187934089819605, TIGHT);
  }

  @Test
  void givesTwoOutputsTheBrierScoreOfOneLogit() {
    double oneLogit = BRIER.of(Batch.of(1, 1.3, -0.2), Batch.of(1, 1, 0));
    assertThat(BRIER.of(Batch.of(2, 0, 1.3, 5, 4.8), Batch.of(2, 0, 1, 1, 0)))
        .isCloseTo(oneLogit, TIGHT);
  }

  @Test
  void leavesClassesThatDoNotOccurOutOfTheArea() {
    Batch logits = Batch.of(3, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1, 9);
    Batch twoOccur = Batch.of(3, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1);
    assertThat(AUC.of(logits, twoOccur)).isEqualTo(1);
    assertThat(AUC.of(Batch.of(1, 3, 4), Batch.of(1, 1, 1))).isEqualTo(0.5);
  }

  @Test
  void hasNoAreaIfAnOutputIsNaN() {
    Batch logits = Batch.of(1, 3, Double.NaN, 1);
    Samples samples = new Samples(Batch.of(1, 0, 0, 0), Batch.of(1, 1, 0, 0));
    assertThat(AUC.of(logits, samples)).isNaN();
    assertThat(AUC.of(logits, samples.withWeights(1, 0, 1))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void treatsWeightsAsRepetitions(Metric metric) {
    Samples once = classified(6).withWeights(2, 0, 1, 1, 0, 3);
    Samples repeated = classified(6).select(0, 0, 2, 3, 5, 5, 5);
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, 2).build(), 1);
    double expected = metric.of(KanEvaluator.of(kan).evaluate(repeated.inputs()), repeated);
    assertThat(metric.of(kan, once)).isCloseTo(expected, within(1e-13));
    assertThat(metric.of(kan, classified(6))).isNotEqualTo(expected);
  }

  /** Returns samples of two classes that the outputs separate badly. */
  private static Samples classified(int count) {
    SeededRandom random = new SeededRandom(2);
    double[][] x = new double[count][2];
    double[][] t = new double[count][2];
    for (int r = 0; r < count; r++) {
      x[r] = new double[] {random.uniform(-1, 1), random.uniform(-1, 1)};
      t[r][r % 2] = 1;
    }
    return new Samples(Batch.ofRows(x), Batch.ofRows(t));
  }

  static Stream<Arguments> badInputs() {
    Batch two = Batch.of(2, 0, 1);
    Batch one = Batch.of(1, 0.5);
    return Stream.of(
        bad("the outputs has shape [1, 1]; expected [rows, 2]", () -> R2.of(one, two)),
        bad(
            "one row of outputs for each of the 1 samples; got 2",
            () -> MEAN_ABSOLUTE_ERROR.of(Batch.of(1, 1, 2), one)),
        bad("one column of targets each, at least 2; got 1", () -> ACCURACY.of(one, one)),
        bad("one column of targets each, at least 2; got 1", () -> CROSS_ENTROPY.of(one, one)),
        bad(
            "those of row 1 add up to 0.75",
            () -> CROSS_ENTROPY.requireTargets(Batch.of(2, 0.5, 0.5, 0.5, 0.25))),
        bad(
            "must lie in [0, 1]; row 0, column 1 is -1.0",
            () -> CROSS_ENTROPY.requireTargets(Batch.of(2, 1, -1))),
        bad(
            "must lie in [0, 1]; row 1, column 0 is 2.0",
            () -> BINARY_CROSS_ENTROPY.requireTargets(Batch.of(1, 1, 2))),
        bad("row 0, column 0 is 2.0", () -> AUC.of(one, Batch.of(1, 2))),
        bad("those of row 0 add up to 2.0", () -> BRIER.of(two, Batch.of(2, 1, 1))),
        bad(
            "must lie in [0, 1]; row 0, column 0 is -1.0",
            () -> BINARY_ACCURACY.requireTargets(Batch.of(1, -1))),
        bad(
            "the targets must be finite; row 0, column 0 is NaN",
            () -> R2.of(one, Batch.of(1, Double.NaN))));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsInvalidInputs(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }
}
