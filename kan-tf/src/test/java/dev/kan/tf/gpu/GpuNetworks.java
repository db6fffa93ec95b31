// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.gpu;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestNetworks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Networks of two inputs that are lowered in different ways. */
public final class GpuNetworks {
  private GpuNetworks() {}

  /** Returns the networks by name. */
  public static Map<String, Kan> all() {
    Map<String, Kan> all = new LinkedHashMap<>();
    all.put("uniform, shared", initialised(KanSpec.builder(2, 9, 2)));
    all.put(
        "uniform, one for each input",
        initialised(
            KanSpec.builder(2, 9, 2)
                .inputRanges(List.of(new Interval(-1, 1), new Interval(0, 3)))));
    all.put("identity base", initialised(KanSpec.builder(2, 9, 2).base(BaseFunction.IDENTITY)));
    all.put("jumps at knots", initialised(KanSpec.builder(2, 9, 2).splineOrder(0)));
    all.put("gathered", initialised(KanSpec.builder(2, 9, 2).gridIntervals(80)));
    all.put("wide", initialised(KanSpec.builder(2, 80, 9)));
    all.put("irregular, shared", irregular());
    all.put(
        "products, masked, irregular",
        TestNetworks.everything(BaseFunction.SILU, OutsideGrid.LINEAR, 3));
    all.put("symbolic and numeric", TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.ZERO, 2));
    all.put("formulas only", TestNetworks.formulas());
    all.put("many symbolic edges", symbolic());
    return all;
  }

  private static Kan initialised(KanSpec.Builder spec) {
    return Initialiser.pykan().initialise(spec.build(), 1);
  }

  private static Kan irregular() {
    KnotVector knots = KnotVector.extending(3, -1, -0.7, 0.1, 0.4, 1.3);
    LayerSpec spec =
        new LayerSpec(
            new Grid(Collections.nCopies(2, knots)),
            NodeLayout.sums(20),
            BaseFunction.SILU,
            OutsideGrid.ZERO,
            Set.of());
    return Kan.of(List.of(KanLayer.neutral(spec)));
  }

  private static Kan symbolic() {
    KanLayer layer = initialised(KanSpec.builder(2, 20)).layer(0);
    Expression x = Expression.variable(SymbolicFunction.VARIABLE);
    for (int edge = 0; edge < 40; edge++) {
      layer =
          layer.withSymbolic(
              edge % 2, edge / 2, TestNetworks.curve("x^2", x.power(2), 1, 0.1 * edge, 1, 0));
    }
    return Kan.of(List.of(layer));
  }
}
