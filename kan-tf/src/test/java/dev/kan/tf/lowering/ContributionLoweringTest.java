// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.ContributionEvaluator;
import dev.kan.core.evaluation.InputDistribution;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Compares contributions on TensorFlow with plain Java. */
class ContributionLoweringTest {
  private static final List<InputDistribution> DISTRIBUTIONS =
      List.of(
          InputDistribution.ofQuantiles(List.of(-1.5, -0.2, 0.1, 1.9)),
          InputDistribution.indicator(0.3));
  private static final Batch INPUTS = TestNetworks.inputs(30, 2);

  static Stream<Kan> networks() {
    return Stream.of(
        TestNetworks.everything(BaseFunction.SILU, OutsideGrid.ZERO, 3),
        TestNetworks.everything(BaseFunction.IDENTITY, OutsideGrid.LINEAR, 1),
        TestNetworks.everything(BaseFunction.ZERO, OutsideGrid.CLAMP, 2),
        TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.LINEAR, 3),
        TestNetworks.formulas(),
        Initialiser.pykan().initialise(KanSpec.builder(2, 3).build(), 1),
        Initialiser.pykan()
            .initialise(
                KanSpec.builder(
                        2, List.of(NodeLayout.of(2, 4), NodeLayout.sums(3), NodeLayout.of(0, 2)))
                    .build(),
                2));
  }

  private static <T extends TFloating> void assertAgrees(
      Kan kan, Batch inputs, Class<T> type, double tolerance) {
    ContributionEvaluator evaluator = ContributionEvaluator.of(kan, DISTRIBUTIONS);
    List<Batch> expected = evaluator.evaluate(inputs);
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      TfKan<T> network = TfKan.lowerForInference(graph.ops(), kan, type);
      double[] computed = graph.values(network.contributions(graph.x(), evaluator), inputs);
      for (int c = 0; c < computed.length; c++) {
        int output = c % kan.outputs();
        int input = c / kan.outputs() % 2;
        double value = expected.get(output).get(c / kan.outputs() / 2, input);
        assertThat(computed[c]).isCloseTo(value, within(tolerance * Math.max(1, Math.abs(value))));
      }
      assertThat(computed).hasSize(inputs.rows() * 2 * kan.outputs());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithPlainJava(Kan kan) {
    assertAgrees(kan, INPUTS, TFloat64.class, 1e-10);
  }

  @Test
  void agreesInSinglePrecisionForAdditiveNetworks() {
    Kan additive = Initialiser.pykan().initialise(KanSpec.builder(2, 3).build(), 1);
    assertAgrees(additive, INPUTS, TFloat32.class, 1e-6);
  }

  @Test
  void takesTheDerivativeWhereAHiddenNodeStaysAtItsReference() {
    // x1 + x2 stays at 1, where the slope of the exponential is e
    Expression x = Expression.variable(SymbolicFunction.VARIABLE);
    SymbolicCurve straight = TestNetworks.curve("x", x, 1, 0, 1, 0);
    Kan neutral = Initialiser.pykan().initialise(KanSpec.builder(2, 1, 1).build(), 3);
    KanLayer sum =
        neutral
            .layer(0)
            .withMask(new boolean[2])
            .withSymbolic(0, 0, straight)
            .withSymbolic(1, 0, straight);
    KanLayer exponential =
        neutral
            .layer(1)
            .withMask(new boolean[1])
            .withSymbolic(
                0, 0, TestNetworks.curve("exp", x.into(StandardFunction.EXP), 1, 0, 1, 0));
    Kan kan = Kan.of(List.of(sum, exponential));
    ContributionEvaluator evaluator =
        ContributionEvaluator.of(kan, Collections.nCopies(2, InputDistribution.at(0.5)));
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> network = TfKan.lowerForInference(graph.ops(), kan, TFloat64.class);
      double[] computed =
          graph.values(
              network.contributions(graph.x(), evaluator), Batch.ofRows(new double[] {0.9, 0.1}));
      assertThat(computed)
          .containsExactly(new double[] {0.4 * Math.E, -0.4 * Math.E}, within(1e-9));
    }
  }

  @Test
  void rejectsAnEvaluatorOfAnotherDepth() {
    ContributionEvaluator deep =
        ContributionEvaluator.of(
            Initialiser.pykan().initialise(KanSpec.builder(2, 3, 1).build(), 1), DISTRIBUTIONS);
    Kan flat = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 1);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> network = TfKan.lowerForInference(graph.ops(), flat, TFloat64.class);
      assertThatThrownBy(() -> network.contributions(graph.x(), deep))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected an evaluator of a network of 1 layers; got one of 2");
    }
  }
}
