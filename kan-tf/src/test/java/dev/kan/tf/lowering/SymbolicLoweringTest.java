// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.DerivativeEvaluator;
import dev.kan.core.evaluation.Derivatives;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.LayerActivations;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.Precision;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Compares networks with symbolic edges in every layer with plain Java and finite differences. */
class SymbolicLoweringTest {
  private static final Expression X = Expression.variable("x");
  private static final Batch INPUTS = TestNetworks.inputs(40, 2);

  static Stream<Kan> networks() {
    Kan mixed = TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.LINEAR, 3);
    Kan formulas = TestNetworks.formulas();
    return Stream.of(
        mixed,
        TestNetworks.symbolic(BaseFunction.IDENTITY, OutsideGrid.ZERO, 2),
        TestNetworks.symbolic(BaseFunction.ZERO, OutsideGrid.CLAMP, 3),
        Kan.of(List.of(formulas.layer(0), mixed.layer(1))),
        Kan.of(List.of(mixed.layer(0), formulas.layer(1))),
        formulas);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void computesTheOutputsOfTheEvaluator(Kan kan) {
    assertValues(TFloat64.class, kan, 1e-11);
    assertValues(TFloat32.class, kan, 2e-4);
  }

  private static <T extends TFloating> void assertValues(Class<T> type, Kan kan, double tolerance) {
    double[] expected = KanEvaluator.of(kan).evaluate(INPUTS).toArray();
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      TfKan<T> trained = TfKan.lower(graph.ops(), kan, type);
      TfKan<T> constant = TfKan.lowerForInference(graph.ops(), kan, type);
      List<Operand<T>> actual = new ArrayList<>();
      for (TfKan<T> net : List.of(trained, constant)) {
        actual.add(net.call(graph.x()));
        actual.add(net.callOnBasis(net.firstBasis(graph.x())));
        actual.add(net.trace(graph.x()).get(1).nodes());
      }
      for (double[] values : graph.values(actual, INPUTS)) {
        assertThat(values).containsExactly(expected, near(expected, tolerance));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void tracesTheValuesOfTheEvaluator(Kan kan) {
    List<LayerActivations> expected = KanEvaluator.of(kan).trace(INPUTS);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      List<LayerTrace<TFloat64>> trace =
          TfKan.lower(graph.ops(), kan, TFloat64.class).trace(graph.x());
      for (int l = 0; l < 2; l++) {
        LayerTrace<TFloat64> layer = trace.get(l);
        KanLayer plain = kan.layer(l);
        Batch inputs = expected.get(l).inputs();
        List<double[]> values =
            graph.values(
                List.of(layer.edgeSums(), layer.symbolic().orElseThrow().values()), INPUTS);
        double[] sums = expected.get(l).edgeSums().toArray();
        assertThat(values.get(0)).containsExactly(sums, near(sums, 1e-11));
        int edges = layer.symbolic().orElseThrow().edges().size();
        for (int e = 0; e < edges; e++) {
          var edge = layer.symbolic().orElseThrow().edges().get(e);
          var curve = plain.symbolic(edge.input(), edge.subnode()).orElseThrow();
          for (int r = 0; r < INPUTS.rows(); r++) {
            assertThat(values.get(1)[r * edges + e])
                .isCloseTo(curve.applyAsDouble(inputs.get(r, edge.input())), within(1e-11));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void hasTheGradientOfEveryParameter(Kan kan) {
    ParameterVector vector = ParameterVector.of(kan);
    double[] at = vector.values();
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), kan, TFloat64.class);
      Operand<TFloat64> loss = meanSquare(graph.ops(), net.call(graph.x()));
      double[] gradient = graph.values(graph.gradient(loss, net.variables().get(0)), INPUTS);
      double[] expected = new double[at.length];
      for (int p = 0; p < at.length; p++) {
        double[] moved = at.clone();
        moved[p] += 1e-5;
        double right = meanSquare(vector.with(moved), INPUTS);
        moved[p] -= 2e-5;
        expected[p] = (right - meanSquare(vector.with(moved), INPUTS)) / 2e-5;
      }
      assertThat(gradient).containsExactly(expected, near(expected, 1e-7));
      assertThat(vector.blocks())
          .filteredOn(block -> block.kind() == ParameterKind.SYMBOLIC_AFFINE)
          .hasSize(2)
          .allSatisfy(
              block ->
                  assertThat(largest(slice(gradient, block.offset(), block.size())))
                      .isGreaterThan(1e-3));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void hasTheDerivativesOfPlainJava(Kan kan) {
    Derivatives expected = DerivativeEvaluator.of(kan).evaluate(INPUTS);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      InputDerivatives<TFloat64> derivatives =
          TfKan.lower(graph.ops(), kan, TFloat64.class).derivatives(graph.x());
      List<Operand<TFloat64>> actual = new ArrayList<>();
      List<Batch> wanted = new ArrayList<>();
      actual.add(derivatives.value());
      wanted.add(expected.value());
      for (int o = 0; o < kan.outputs(); o++) {
        actual.add(derivatives.gradient(o));
        wanted.add(expected.gradients().get(o));
        actual.add(derivatives.secondDerivatives(o));
        wanted.add(expected.secondDerivatives().get(o));
      }
      List<double[]> values = graph.values(actual, INPUTS);
      for (int i = 0; i < wanted.size(); i++) {
        double[] exact = wanted.get(i).toArray();
        assertThat(values.get(i)).containsExactly(exact, near(exact, 1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void givesAResidualTheGradientOfNestedGradients(Kan kan) {
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      Ops tf = graph.ops();
      TfKan<TFloat64> net = TfKan.lower(tf, kan, TFloat64.class);
      Operand<TFloat64> y = firstColumn(tf, net.call(graph.x()));
      Operand<TFloat64> forward = net.derivatives(graph.x()).gradient(0);
      Operand<TFloat64> nested = graph.gradient(y, graph.x());
      Operand<TFloat64> parameters = net.variables().get(0);
      List<double[]> values =
          graph.values(
              List.of(
                  graph.gradient(meanSquare(tf, forward), parameters),
                  graph.gradient(meanSquare(tf, nested), parameters)),
              INPUTS);
      assertThat(values.get(0)).containsExactly(values.get(1), near(values.get(1), 1e-10));
    }
  }

  @Test
  void reusesTheBasisOfAFixedBatch() {
    Kan kan = TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.LINEAR, 3);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), kan, TFloat64.class);
      Operand<TFloat64> basis = net.firstBasisDerivatives(graph.x());
      Operand<TFloat64> kept =
          Precision.FLOAT64.constant(
              graph.ops(), Shape.of(2, 3, 40, basis.shape().get(3)), graph.values(basis, INPUTS));
      List<double[]> values =
          graph.values(
              List.of(
                  net.derivativesOnBasis(kept).secondDerivatives(1),
                  net.derivatives(graph.x()).secondDerivatives(1)),
              INPUTS);
      assertThat(values.get(0)).containsExactly(values.get(1), within(1e-12));
    }
  }

  @Test
  void confinesNaNToItsSubnode() {
    KanLayer layer =
        empty(1, 2)
            .withSymbolic(0, 0, TestNetworks.curve("log", X.into(StandardFunction.LOG), 1, 0, 1, 0))
            .withSymbolic(0, 1, TestNetworks.curve("x", X, 2, 0, 1, 0));
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 1)) {
      Operand<TFloat64> y =
          TfKan.lowerForInference(graph.ops(), Kan.of(List.of(layer)), TFloat64.class)
              .call(graph.x());
      double[] values = graph.values(y, Batch.of(1, -1, 1));
      assertThat(values).containsExactly(Double.NaN, -2, 0, 2);
    }
  }

  @Test
  void omitsSplinesOfFormulasInInferenceGraphs() {
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan.lowerForInference(graph.ops(), TestNetworks.formulas(), TFloat64.class).call(graph.x());
      assertThat(types(graph)).contains("Sin").doesNotContain("Floor", "UpperBound", "MatMul");
    }
  }

  @Test
  void rejectsJavaCode() {
    Expression custom = X.into(CustomFunction.of("gamma", x -> x)).plus(1);
    Kan kan =
        Kan.of(
            List.of(empty(1, 1).withSymbolic(0, 0, TestNetworks.curve("g", custom, 1, 0, 1, 0))));
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 1)) {
      assertThatThrownBy(() -> TfKan.lower(graph.ops(), kan, TFloat64.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("TensorFlow cannot run the Java code of 'gamma': give it as an expression");
    }
  }

  @Test
  void lowersFrozenAffineParametersToConstants() {
    Kan kan = TestNetworks.formulas();
    Kan frozen =
        Kan.of(
            kan.layers().stream()
                .map(layer -> layer.withFrozen(EnumSet.of(ParameterKind.SYMBOLIC_AFFINE)))
                .toList());
    double[] expected = KanEvaluator.of(kan).evaluate(INPUTS).toArray();
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), frozen, TFloat64.class);
      assertThat(net.variables().get(0).shape().get(0))
          .isEqualTo(ParameterVector.of(frozen).size());
      assertThat(graph.values(net.call(graph.x()), INPUTS))
          .containsExactly(expected, near(expected, 1e-11));
    }
  }

  private static KanLayer empty(int inputs, int outputs) {
    return KanLayer.neutral(KanSpec.builder(inputs, outputs).build().layers().get(0))
        .withMask(new boolean[inputs * outputs]);
  }

  private static List<String> types(TestGraph<?> graph) {
    List<String> types = new ArrayList<>();
    graph.run().graph().operations().forEachRemaining(operation -> types.add(operation.type()));
    return types;
  }

  private static Operand<TFloat64> firstColumn(Ops tf, Operand<TFloat64> y) {
    return tf.slice(y, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, 1}));
  }

  private static <T extends TFloating> Operand<T> meanSquare(Ops tf, Operand<T> y) {
    return tf.math.mean(tf.math.mul(y, y), tf.constant(new int[] {0, 1}));
  }

  private static double meanSquare(Kan kan, Batch x) {
    return Arrays.stream(KanEvaluator.of(kan).evaluate(x).toArray())
        .map(v -> v * v)
        .average()
        .orElseThrow();
  }

  private static double[] slice(double[] values, int from, int count) {
    return Arrays.copyOfRange(values, from, from + count);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static Offset<Double> near(double[] expected, double tolerance) {
    return within(tolerance * Math.max(1, largest(expected)));
  }
}
