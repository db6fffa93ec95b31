// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import java.util.Arrays;
import java.util.List;

/** Networks and samples to draw. */
final class Networks {
  static final SymbolicFunction SIN =
      SymbolicFunction.of("sin", 2, Expression.variable("x").into(StandardFunction.SIN));

  private Networks() {}

  static Kan random(int... widths) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(widths).build(), 1);
  }

  static Kan random(int inputs, List<NodeLayout> nodes) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(inputs, nodes).build(), 1);
  }

  static Batch samples(int inputs) {
    SeededRandom random = new SeededRandom(5);
    double[] values = new double[100 * inputs];
    Arrays.setAll(values, i -> random.uniform(-1, 1));
    return Batch.of(inputs, values);
  }

  /**
   * [2, 2, 1], of whose first layer edge (0, 0) is numeric, (0, 1) symbolic, (1, 0) both and (1, 1)
   * absent.
   */
  static Kan ofAllKinds() {
    Kan kan = random(2, 2, 1);
    SymbolicCurve curve = new SymbolicCurve(SIN, new Affine(2, 0, 1, 0));
    KanLayer first =
        kan.layer(0)
            .withMask(new boolean[] {true, false, true, false})
            .withSymbolic(0, 1, curve)
            .withSymbolic(1, 0, curve);
    return Kan.of(List.of(first, kan.layer(1)));
  }

  /** [2, 2, 1], of whose first layer edge (0, 0) is the logarithm of an input. */
  static Kan logarithm() {
    Kan kan = random(2, 2, 1);
    SymbolicFunction log =
        SymbolicFunction.of("log", 2, Expression.variable("x").into(StandardFunction.LOG));
    KanLayer first =
        kan.layer(0)
            .withMask(new boolean[] {false, true, true, true})
            .withSymbolic(0, 0, new SymbolicCurve(log, Affine.IDENTITY));
    return Kan.of(List.of(first, kan.layer(1)));
  }

  /** [2, 1], whose edges are 2 silu(x) and 0. */
  static Kan slopeAndZero() {
    Kan kan = Kan.of(List.of(KanLayer.neutral(random(2, 1).layer(0).spec())));
    return kan.withLayers(
        List.of(kan.layer(0).with(ParameterKind.BASE_SCALE, new double[] {2, 0})));
  }
}
