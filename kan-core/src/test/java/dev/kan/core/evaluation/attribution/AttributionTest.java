// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.math.Stats;
import dev.kan.core.BaseFunction;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttributionTest {
  private static final Offset<Double> CLOSE = within(1e-11);

  static Stream<String> pykanNetworks() {
    return GoldenNetworks.pykan();
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void computesTheDeviationsAndScoresOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    Attribution attribution = Attribution.of(kan, Goldens.batch(golden.get("x")));
    for (int l = 0; l < kan.layers().size(); l++) {
      assertThat(attribution.deviations().get(l).edges())
          .containsExactly(transposed(golden.get("edge_std").get(l)), CLOSE);
      assertThat(attribution.edgeScores(l))
          .containsExactly(transposed(golden.get("edge_scores").get(l)), CLOSE);
    }
    for (int level = 0; level <= kan.layers().size(); level++) {
      assertThat(attribution.nodeScores(level))
          .containsExactly(Goldens.flat(golden.get("node_scores").get(level)), CLOSE);
    }
    assertThat(attribution.featureScores()).isEqualTo(attribution.nodeScores(0));
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void computesThePenaltiesOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    Batch x = Goldens.batch(golden.get("x"));
    golden
        .get("reg")
        .properties()
        .forEach(
            expected -> {
              SparsityMetric metric = SparsityMetric.valueOf(upperCase(expected.getKey()));
              Sparsity sparsity = new Sparsity(0.5, metric, 1, 2, 0.3, 0.2);
              assertThat(sparsity.penalty(kan, x))
                  .as("%s", metric)
                  .isCloseTo(0.5 * expected.getValue().doubleValue(), within(1e-10));
            });
    assertThat(golden.get("reg").size()).isEqualTo(4);
  }

  /**
   * There are no golden values for pykan's node_backward: the sizes are those of networks cut off
   * at a layer.
   */
  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void scoresInputsForALayerAsInTheNetworkUpToIt(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    Batch x = Goldens.batch(golden.get("x"));
    Attribution attribution = Attribution.of(kan, x);
    for (int level = 1; level <= kan.layers().size(); level++) {
      double[] scores = attribution.featureScores(level);
      int nodes = scores.length / kan.inputs();
      double[] means = new double[kan.inputs()];
      for (int e = 0; e < scores.length; e++) {
        means[e / nodes] += scores[e] / nodes;
      }
      Kan head = Kan.of(kan.layers().subList(0, level));
      assertThat(means).containsExactly(Attribution.of(head, x).featureScores(), CLOSE);
    }
  }

  @Test
  void scoresInputsOfANodeByTheirRatios() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(3, 2).build(), 3);
    Batch x = uniform(200, 3);
    double[] scores = Attribution.of(kan, x).featureScores(1);
    double[] outputs = KanEvaluator.of(kan).evaluate(x).toArray();
    for (int node = 0; node < 2; node++) {
      int column = node;
      double subnode = deviation(200, r -> outputs[2 * r + column]);
      for (int i = 0; i < 3; i++) {
        int input = i;
        double edge =
            deviation(200, r -> kan.layer(0).edge(input, column).applyAsDouble(x.get(r, input)));
        assertThat(scores[2 * i + node]).isCloseTo(edge / (subnode + 1e-4), CLOSE);
      }
    }
  }

  /** Input 0 varies as much as input 1, and input 2 moves the second node a thousandth as much. */
  @Test
  void findsInteractionsAboveAFractionOfTheLargestScore() {
    KanSpec spec = KanSpec.builder(3, 3, 1).base(BaseFunction.IDENTITY).build();
    double[] slopes = {1, 2, 0, 3, 0, 0, 0, 2e-3, 0};
    KanLayer first = KanLayer.neutral(spec.layers().get(0)).with(ParameterKind.BASE_SCALE, slopes);
    KanLayer last =
        KanLayer.neutral(spec.layers().get(1))
            .with(ParameterKind.BASE_SCALE, new double[] {0, 1, 1});
    Attribution attribution = Attribution.of(Kan.of(List.of(first, last)), uniform(500, 3));
    assertThat(attribution.featureInteractions(0))
        .containsExactly(List.of(0), List.of(1), List.of(2));
    assertThat(attribution.featureInteractions(1))
        .containsExactly(List.of(0, 1), List.of(0), List.of());
    assertThat(attribution.featureInteractions(1, 1e-4))
        .containsExactly(List.of(0, 1), List.of(0, 2), List.of());
    assertThat(attribution.featureInteractions(2)).containsExactly(List.of(0));
  }

  @ParameterizedTest
  @EnumSource(SparsityMetric.class)
  void scoresConstantsWithZero(SparsityMetric metric) {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 3, 1).build(), 3);
    Batch constant = Batch.ofRows(new double[][] {{0.3, -0.2}, {0.3, -0.2}, {0.3, -0.2}});
    for (Batch x : List.of(constant, constant.rows(0, 1))) {
      Attribution attribution = Attribution.of(kan, x);
      assertThat(attribution.featureScores()).containsOnly(0);
      assertThat(attribution.edgeScores(1)).containsOnly(0);
      assertThat(Sparsity.of(1).withMetric(metric).penalty(kan, x)).isZero();
    }
  }

  @Test
  void computesZeroDeviationOfConstantSplines() {
    KanLayer neutral = KanLayer.neutral(KanSpec.builder(1, 1).build().layers().get(0));
    double[] level = ParameterKind.COEFFICIENTS.neutralValues(neutral.spec());
    Arrays.fill(level, 1e3);
    Kan kan = Kan.of(List.of(neutral.with(ParameterKind.COEFFICIENTS, level)));
    assertThat(Attribution.of(kan, uniform(100, 1)).deviations().get(0).edges()).containsOnly(0);
  }

  @Test
  void keepsDigitsIfTheBaseFunctionIsFarFromZero() {
    KanLayer neutral = KanLayer.neutral(KanSpec.builder(1, 1).build().layers().get(0));
    Kan kan = Kan.of(List.of(neutral.with(ParameterKind.BASE_SCALE, new double[] {2})));
    double[] x = uniform(100, 1).toArray();
    double[] far = Arrays.stream(x).map(v -> 1e6 + v).toArray();
    assertThat(Attribution.of(kan, Batch.of(1, far)).deviations().get(0).edges()[0])
        .isCloseTo(2 * Stats.of(x).sampleStandardDeviation(), within(1e-9));
  }

  @Test
  void scoresMaskedEdgesWithZero() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 2, 1).build(), 3);
    KanLayer masked = kan.layer(0).withMask(new boolean[] {true, true, false, false});
    Attribution attribution =
        Attribution.of(kan.withLayers(List.of(masked, kan.layer(1))), uniform(50, 2));
    assertThat(attribution.edgeScores(0)[2]).isZero();
    assertThat(attribution.featureScores()[1]).isZero();
    assertThat(attribution.featureScores()[0]).isGreaterThan(0.1);
  }

  static Stream<Arguments> badInputs() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 3);
    return Stream.of(
        bad("lambda must be finite and 0 or more; got -1.0", () -> Sparsity.of(-1)),
        bad("lambda must be finite and 0 or more; got NaN", () -> Sparsity.of(Double.NaN)),
        bad("l1 must be finite and 0 or more; got -2.0", () -> Sparsity.of(1).withSizes(-2, 0)),
        bad(
            "entropy must be finite and 0 or more; got Infinity",
            () -> Sparsity.of(1).withSizes(0, Double.POSITIVE_INFINITY)),
        bad(
            "coefficient must be finite and 0 or more; got -0.5",
            () -> Sparsity.of(1).withCoefficients(-0.5, 0)),
        bad(
            "smoothness must be finite and 0 or more; got -0.5",
            () -> Sparsity.of(1).withCoefficients(0, -0.5)),
        bad(
            "the input has shape [1, 1]; expected [rows, 2]",
            () -> Sparsity.of(1).penalty(kan, Batch.of(1, 1))),
        bad(
            "the input must be finite; row 0, column 1 is NaN",
            () -> Attribution.of(kan, Batch.of(2, 1, Double.NaN))),
        bad(
            "the threshold must be 0 to below 1; got 1.0",
            () -> Attribution.of(kan, Batch.of(2, 1, 2)).featureInteractions(1, 1)),
        bad(
            "the threshold must be 0 to below 1; got NaN",
            () -> Attribution.of(kan, Batch.of(2, 1, 2)).featureInteractions(1, Double.NaN)));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsInvalidInputs(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void rejectsLayersThatDoNotExist() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 3);
    Attribution attribution = Attribution.of(kan, uniform(5, 2));
    assertThatThrownBy(() -> attribution.edgeScores(1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("layer (1)");
    assertThatThrownBy(() -> attribution.subnodeScores(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> attribution.featureScores(2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("layer of nodes (2)");
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }

  static double deviation(int rows, IntToDoubleFunction value) {
    double[] values = new double[rows];
    Arrays.setAll(values, value);
    return Stats.of(values).sampleStandardDeviation();
  }

  static Batch uniform(int rows, int columns) {
    SeededRandom random = new SeededRandom(8);
    double[] values = new double[rows * columns];
    Arrays.setAll(values, v -> random.uniform(-1, 1));
    return Batch.of(columns, values);
  }

  private static String upperCase(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** Returns the matrix (out, in) as (in, out). */
  private static double[] transposed(JsonNode matrix) {
    double[][] columns = new double[matrix.size()][];
    for (int o = 0; o < columns.length; o++) {
      columns[o] = Goldens.flat(matrix.get(o));
    }
    return Batch.ofColumns(columns).toArray();
  }

  @Test
  void returnsTheScoreOfASingleEdge() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 3, 1).build(), 3);
    Attribution attribution = Attribution.of(kan, Batch.of(2, 0.1, -0.4, 0.7, 0.2, -0.5, 0.9));

    assertThat(attribution.edgeScore(new EdgeIndex(0, 1, 2)))
        .isPositive()
        .isEqualTo(attribution.edgeScores(0)[1 * 3 + 2]);
    assertThatThrownBy(() -> attribution.edgeScore(new EdgeIndex(0, 1, 3)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("subnode (3)");
    assertThatThrownBy(() -> attribution.edgeScore(new EdgeIndex(0, 2, 0)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("input (2)");
  }
}
