// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.leastsquares;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.spline.OutsideGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Networks that between them have everything that a network can have. */
final class RandomNetworks {
  private static final ParameterKind[] AFFINE = {
    ParameterKind.SUBNODE_SCALE,
    ParameterKind.SUBNODE_BIAS,
    ParameterKind.NODE_SCALE,
    ParameterKind.NODE_BIAS
  };

  private RandomNetworks() {}

  static Stream<Kan> all() {
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

  static Kan random(KanSpec spec, int seed) {
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
  static Batch normal(int rows, int columns, int seed) {
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
