// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import com.google.common.collect.ImmutableList;
import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Variable;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.spline.OutsideGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Networks that between them have everything that a network can have. */
public final class RandomNetworks {
  private static final ParameterKind[] AFFINE = {
    ParameterKind.SUBNODE_SCALE,
    ParameterKind.SUBNODE_BIAS,
    ParameterKind.NODE_SCALE,
    ParameterKind.NODE_BIAS
  };

  private RandomNetworks() {}

  /** The function of a name in {@link StandardFunction}, and {@code x^2}. */
  public static SymbolicFunction function(String name) {
    Expression x = new Variable(SymbolicFunction.VARIABLE);
    return SymbolicFunction.of(
        name,
        1,
        name.equals("x^2")
            ? x.power(2)
            : x.into(StandardFunction.valueOf(name.toUpperCase(Locale.ROOT))));
  }

  /** Returns a specification with these symbolic edges in every layer. */
  public static KanSpec withSymbolic(KanSpec spec, SymbolicEdge... edges) {
    return new KanSpec(
        spec.layers().stream()
            .map(layer -> layer.withSymbolic(ImmutableList.copyOf(edges)))
            .toList());
  }

  public static Stream<Kan> all() {
    return Stream.concat(numeric(), symbolic());
  }

  /** Edges with both parts, with one of them, and with none. */
  public static Stream<Kan> symbolic() {
    SymbolicEdge sine = new SymbolicEdge(0, 0, function("sin"));
    SymbolicEdge square = new SymbolicEdge(0, 1, function("x^2"));
    SymbolicEdge exponential = new SymbolicEdge(1, 0, function("exp"));
    return Stream.of(
        random(withSymbolic(KanSpec.builder(2, 1, 1).gridIntervals(3).build(), sine), 11),
        masked(
            random(
                withSymbolic(
                    KanSpec.builder(2, List.of(NodeLayout.of(1, 2), NodeLayout.sums(2)))
                        .gridIntervals(2)
                        .train(AFFINE)
                        .build(),
                    sine,
                    square),
                12)),
        symbolicOnly(
            random(
                withSymbolic(
                    KanSpec.builder(2, 2, 2).gridIntervals(2).splineOrder(0, 1).build(),
                    exponential,
                    square,
                    sine),
                13)),
        random(
            withSymbolic(
                KanSpec.builder(2, 2, 2).freeze(ParameterKind.SYMBOLIC_AFFINE).build(), square),
            14));
  }

  private static Stream<Kan> numeric() {
    return Stream.of(
        random(KanSpec.builder(2, 1, 1).gridIntervals(3).build(), 1),
        random(KanSpec.builder(2, 3, 2).gridIntervals(4).train(AFFINE).build(), 2),
        random(
            KanSpec.builder(2, List.of(NodeLayout.of(1, 2, 3), NodeLayout.of(1, 2)))
                .gridIntervals(2)
                .train(AFFINE)
                .base(BaseFunction.IDENTITY)
                .build(),
            3),
        random(
            KanSpec.builder(3, List.of(NodeLayout.of(0, 3), NodeLayout.sums(2)))
                .splineOrder(2, 4)
                .outside(OutsideGrid.LINEAR)
                .freeze(ParameterKind.SPLINE_SCALE, ParameterKind.BASE_SCALE)
                .build(),
            4),
        random(
            KanSpec.builder(2, 2, 2)
                .base(BaseFunction.ZERO)
                .freeze(ParameterKind.COEFFICIENTS)
                .train(ParameterKind.NODE_BIAS)
                .build(),
            5),
        masked(random(KanSpec.builder(3, 2, 2).splineOrder(3).train(AFFINE).build(), 6)));
  }

  public static Kan random(KanSpec spec, int seed) {
    SeededRandom random = new SeededRandom(seed);
    List<KanLayer> layers = new ArrayList<>();
    spec.layers()
        .forEach(
            layer -> {
              KanLayer filled = KanLayer.neutral(layer);
              for (ParameterKind kind : ParameterKind.values()) {
                double[] values = kind.neutralValues(layer);
                for (int i = 0; i < values.length; i++) {
                  values[i] = 0.6 * random.gaussian() + 0.2;
                }
                filled = filled.with(kind, values);
              }
              layers.add(filled);
            });
    return Kan.of(layers);
  }

  /** All numeric parts masked. */
  public static Kan symbolicOnly(Kan kan) {
    return kan.withLayers(
        kan.layers().stream()
            .map(layer -> layer.withMask(new boolean[layer.mask().length]))
            .toList());
  }

  private static Kan masked(Kan kan) {
    List<KanLayer> layers = new ArrayList<>();
    for (KanLayer layer : kan.layers()) {
      boolean[] mask = layer.mask();
      mask[1] = false;
      mask[2] = false;
      layers.add(layer.withMask(mask));
    }
    return kan.withLayers(layers);
  }

  /** Normal numbers: some lie outside the grid. */
  public static Batch normal(int rows, int columns, int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.7 * random.gaussian();
    }
    return Batch.of(columns, values);
  }

  static double[] perturbed(double[] point, int index, double by) {
    double[] other = point.clone();
    other[index] += by;
    return other;
  }
}
