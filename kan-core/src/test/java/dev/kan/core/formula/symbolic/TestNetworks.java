// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Networks whose edges the tests make symbolic. */
final class TestNetworks {
  private static final int INTERVALS = 100;

  private TestNetworks() {}

  /**
   * Returns a network that interpolates {@code exp(sin(pi x1) + x2^2)} by splines of order 1, exact
   * to about four digits.
   */
  static Kan hello() {
    KanLayer first = splines(2, new Interval(-1, 1), x -> Math.sin(Math.PI * x), x -> x * x);
    KanLayer second = splines(1, new Interval(-1, 2), Math::exp);
    return Kan.of(List.of(first, second));
  }

  static double hello(double... x) {
    return Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]);
  }

  static Samples helloSamples(int count, int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[][] x = new double[count][];
    Arrays.setAll(x, i -> new double[] {random.uniform(-1, 1), random.uniform(-1, 1)});
    double[] y = Arrays.stream(x).mapToDouble(TestNetworks::hello).toArray();
    return new Samples(Batch.ofRows(x), Batch.of(1, y));
  }

  /** Returns a layer with one sum node and one spline for the function of each input. */
  static KanLayer splines(int inputs, Interval range, DoubleUnaryOperator... functions) {
    LayerSpec spec =
        LayerSpec.of(Grid.uniform(inputs, 1, INTERVALS, range), NodeLayout.sums(1))
            .withBase(BaseFunction.ZERO);
    double[] coefficients = new double[inputs * (INTERVALS + 1)];
    for (int i = 0; i < coefficients.length; i++) {
      double share = (double) (i % (INTERVALS + 1)) / INTERVALS;
      double x = range.lower() + share * (range.upper() - range.lower());
      coefficients[i] = functions[i / (INTERVALS + 1)].applyAsDouble(x);
    }
    return KanLayer.neutral(spec).with(ParameterKind.COEFFICIENTS, coefficients);
  }

  static SymbolicCurve curve(String name, double a, double b, double c, double d) {
    return new SymbolicCurve(FunctionLibrary.standard().get(name), new Affine(a, b, c, d));
  }

  /**
   * Returns a symbolic network with two inputs, a sum and a product node with affine maps, and an
   * output that is a sum.
   */
  static Kan symbolic() {
    LayerSpec spec = LayerSpec.of(Grid.uniform(2, 3, 3, new Interval(-1, 1)), NodeLayout.of(1, 2));
    KanLayer first =
        KanLayer.neutral(spec)
            .withMask(new boolean[6])
            .withSymbolic(0, 0, curve("sin", 2, 0.3, 1.5, -0.2))
            .withSymbolic(1, 0, curve("x^2", 1, 0.5, -0.7, 0))
            .withSymbolic(0, 1, curve("exp", -0.5, 0, 1, 0))
            .withSymbolic(1, 2, curve("tanh", 1.5, 0, 2, 0.1))
            .with(ParameterKind.SUBNODE_SCALE, new double[] {1.1, 0.9, -1.3})
            .with(ParameterKind.SUBNODE_BIAS, new double[] {0.2, -0.1, 0.4})
            .with(ParameterKind.NODE_SCALE, new double[] {0.8, 1.2})
            .with(ParameterKind.NODE_BIAS, new double[] {0.05, -0.6});
    LayerSpec last = LayerSpec.of(Grid.uniform(2, 3, 3, new Interval(-1, 1)), NodeLayout.sums(2));
    KanLayer second =
        KanLayer.neutral(last)
            .withMask(new boolean[4])
            .withSymbolic(0, 0, curve("x", 1, 0, 0.5, 0))
            .withSymbolic(1, 0, curve("arctan", 1, 0.2, 3, 0))
            .withSymbolic(0, 1, curve("gaussian", 1, 0, 1, 0));
    return Kan.of(List.of(first, second));
  }
}
