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
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.DerivativeEvaluator;
import dev.kan.core.evaluation.Derivatives;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.Precision;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * Compares derivatives with respect to inputs with plain Java, nested gradients and finite
 * differences.
 */
class InputDerivativesTest {
  private static final Batch INPUTS = TestNetworks.inputs(40, 2);

  static Stream<Arguments> kinds() {
    return Arrays.stream(BaseFunction.values())
        .flatMap(
            base ->
                Arrays.stream(OutsideGrid.values())
                    .flatMap(
                        outside ->
                            Stream.of(0, 1, 3).map(order -> Arguments.of(base, outside, order))));
  }

  /**
   * Returns cases that contain each base function and each continuation outside the grid, at order
   * 3.
   */
  static Stream<Arguments> cubics() {
    return Stream.concat(
        Arrays.stream(BaseFunction.values()).map(base -> Arguments.of(base, OutsideGrid.LINEAR, 3)),
        Stream.of(OutsideGrid.ZERO, OutsideGrid.CLAMP)
            .map(outside -> Arguments.of(BaseFunction.SILU, outside, 3)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void agreeWithPlainJava(BaseFunction base, OutsideGrid outside, int order) {
    assertAgreesWithPlainJava(TestNetworks.everything(base, outside, order), TFloat64.class, 1e-9);
  }

  /** Layers with equal steps, shared knots, and more subnodes than functions. */
  @ParameterizedTest
  @MethodSource("kinds")
  void agreeWithPlainJavaOnUniformAndWideLayers(BaseFunction base, OutsideGrid outside, int order) {
    KanSpec spec =
        KanSpec.builder(2, List.of(NodeLayout.of(3, 2), NodeLayout.of(9, 2, 2), NodeLayout.sums(1)))
            .gridIntervals(4)
            .splineOrder(order)
            .base(base)
            .outside(outside)
            .build();
    Kan kan = Initialiser.pykan().initialise(spec, 3);
    assertAgreesWithPlainJava(kan, TFloat64.class, 1e-9);
    if (order == 3) {
      assertAgreesWithPlainJava(kan, TFloat32.class, 1e-2);
    }
  }

  @Test
  void agreeForConstantParameters() {
    Kan kan = TestNetworks.everything(BaseFunction.SILU, OutsideGrid.LINEAR, 3);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lowerForInference(graph.ops(), kan, TFloat64.class);
      double[] expected =
          DerivativeEvaluator.of(kan).evaluate(INPUTS).secondDerivatives().get(1).toArray();
      assertThat(graph.values(net.derivatives(graph.x()).secondDerivatives(1), INPUTS))
          .containsExactly(expected, relative(expected, 1e-9));
    }
  }

  private static <T extends TFloating> void assertAgreesWithPlainJava(
      Kan kan, Class<T> type, double tolerance) {
    Derivatives expected = DerivativeEvaluator.of(kan).evaluate(INPUTS);
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      InputDerivatives<T> derivatives = TfKan.lower(graph.ops(), kan, type).derivatives(graph.x());
      List<Operand<T>> actual = new ArrayList<>();
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
        assertThat(values.get(i)).containsExactly(exact, relative(exact, tolerance));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cubics")
  void givesAResidualTheGradientOfNestedGradients(
      BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = TestNetworks.everything(base, outside, order);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      Ops tf = graph.ops();
      TfKan<TFloat64> net = TfKan.lower(tf, kan, TFloat64.class);
      Operand<TFloat64> forward = residualLoss(tf, net.derivatives(graph.x()));
      Operand<TFloat64> nested = nestedResidualLoss(graph, net.call(graph.x()));
      Operand<TFloat64> parameters = net.variables().get(0);
      List<double[]> values =
          graph.values(
              List.of(
                  forward,
                  nested,
                  graph.gradient(forward, parameters),
                  graph.gradient(nested, parameters)),
              INPUTS);
      for (int i = 0; i < 4; i += 2) {
        double[] expected = values.get(i + 1);
        assertThat(values.get(i)).containsExactly(expected, relative(expected, 1e-10));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cubics")
  void givesAResidualTheGradientOfFiniteDifferences(
      BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = TestNetworks.everything(base, outside, order);
    // the loss jumps where a hidden value crosses a knot: parameters of the last layer cannot cause
    // it
    ParameterVector vector = ParameterVector.of(lastLayerTrained(kan));
    double[] at = vector.values();
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), lastLayerTrained(kan), TFloat64.class);
      Operand<TFloat64> loss = residualLoss(graph.ops(), net.derivatives(graph.x()));
      double[] gradient = graph.values(graph.gradient(loss, net.variables().get(0)), INPUTS);
      double[] expected = new double[at.length];
      for (int p = 0; p < at.length; p++) {
        double[] moved = at.clone();
        moved[p] += 1e-4;
        double right = residualLoss(vector.with(moved));
        moved[p] -= 2e-4;
        expected[p] = (right - residualLoss(vector.with(moved))) / 2e-4;
      }
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      assertThat(largest).isGreaterThan(1e-3);
      assertThat(gradient).containsExactly(expected, within(1e-6 * Math.max(1, largest)));
    }
  }

  @Test
  void reusesTheBasisOfAFixedBatch() {
    Kan kan = TestNetworks.everything(BaseFunction.SILU, OutsideGrid.LINEAR, 3);
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
  void staysFiniteFarOutside() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 2, 1).build(), 0);
    Batch far = Batch.of(2, -1e4, 1e4, -100, 100, 0, -1e6);
    try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 2)) {
      TfKan<TFloat32> net = TfKan.lower(graph.ops(), kan, TFloat32.class);
      InputDerivatives<TFloat32> derivatives = net.derivatives(graph.x());
      Operand<TFloat32> sum =
          graph.ops().math.add(derivatives.gradient(0), derivatives.secondDerivatives(0));
      Operand<TFloat32> gradient = graph.gradient(sum, net.variables().get(0));
      for (double[] values : graph.values(List.of(sum, gradient), far)) {
        assertThat(Arrays.stream(values).allMatch(Double::isFinite)).isTrue();
      }
    }
  }

  @Test
  void rejectsShapesThatDoNotFit() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(3, 1).build(), 0);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), kan, TFloat64.class);
      assertThatThrownBy(() -> net.derivatives(graph.x()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the input needs shape [samples, 3]; got [-1, 2]");
      InputDerivatives<TFloat64> derivatives =
          net.derivatives(graph.ops().constant(new double[][] {{1, 2, 3}}));
      assertThatThrownBy(() -> derivatives.gradient(1))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining("output (1) must be less than size (1)");
    }
  }

  /** Returns the mean of (u_xx + u_yy + v_x v_y + u)^2, which uses derivatives of both outputs. */
  private static Operand<TFloat64> residualLoss(Ops tf, InputDerivatives<TFloat64> at) {
    Operand<TFloat64> second = at.secondDerivatives(0);
    Operand<TFloat64> first = at.gradient(1);
    return residualLoss(
        tf, at.value(), column(tf, first, 0), column(tf, first, 1), sum(tf, second));
  }

  private static Operand<TFloat64> nestedResidualLoss(
      TestGraph<TFloat64> graph, Operand<TFloat64> y) {
    Ops tf = graph.ops();
    Operand<TFloat64> first = graph.gradient(column(tf, y, 1), graph.x());
    Operand<TFloat64> slopes = graph.gradient(column(tf, y, 0), graph.x());
    List<Operand<TFloat64>> second = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      second.add(column(tf, graph.gradient(column(tf, slopes, i), graph.x()), i));
    }
    return residualLoss(
        tf,
        y,
        column(tf, first, 0),
        column(tf, first, 1),
        tf.math.add(second.get(0), second.get(1)));
  }

  private static Operand<TFloat64> residualLoss(
      Ops tf,
      Operand<TFloat64> y,
      Operand<TFloat64> vx,
      Operand<TFloat64> vy,
      Operand<TFloat64> laplacian) {
    Operand<TFloat64> residual =
        tf.math.add(tf.math.add(laplacian, tf.math.mul(vx, vy)), column(tf, y, 0));
    return tf.math.mean(tf.math.mul(residual, residual), tf.constant(new int[] {0, 1}));
  }

  private static double residualLoss(Kan kan) {
    Derivatives at = DerivativeEvaluator.of(kan).evaluate(INPUTS);
    double sum = 0;
    for (int n = 0; n < INPUTS.rows(); n++) {
      Batch second = at.secondDerivatives().get(0);
      Batch first = at.gradients().get(1);
      double residual =
          second.get(n, 0)
              + second.get(n, 1)
              + first.get(n, 0) * first.get(n, 1)
              + at.value().get(n, 0);
      sum += residual * residual;
    }
    return sum / INPUTS.rows();
  }

  private static Kan lastLayerTrained(Kan kan) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    layers.set(0, layers.get(0).withFrozen(Set.of(ParameterKind.values())));
    return kan.withLayers(layers);
  }

  private static Operand<TFloat64> column(Ops tf, Operand<TFloat64> x, int index) {
    return tf.slice(x, tf.constant(new int[] {0, index}), tf.constant(new int[] {-1, 1}));
  }

  private static Operand<TFloat64> sum(Ops tf, Operand<TFloat64> x) {
    return tf.math.add(column(tf, x, 0), column(tf, x, 1));
  }

  private static Offset<Double> relative(double[] values, double tolerance) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    return within(tolerance * Math.max(1, largest));
  }
}
