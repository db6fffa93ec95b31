// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegriddingTest {
  private static final Kan KAN = Initialiser.pykan().initialise(KanSpec.builder(2, 3).build(), 9);

  @Test
  void movesEveryInputToItsOwnKnots() {
    KanLayer layer = KAN.layer(0);
    KnotVector part = KnotVector.extending(3, -0.5, -0.2, 0.1, 0.2, 0.4);
    KnotVector other = KnotVector.uniform(3, 4, new Interval(-1, 1));
    KanLayer moved = Regridding.onto(layer, new Grid(List.of(part, other)));
    assertThat(moved.spec().grid().knots()).containsExactly(part, other);
    for (int s = 0; s < 3; s++) {
      assertThat(moved.edge(0, s).applyAsDouble(0.15))
          .isCloseTo(layer.edge(0, s).applyAsDouble(0.15), within(0.05));
      assertThat(moved.edge(1, s).applyAsDouble(0.15))
          .isCloseTo(layer.edge(1, s).applyAsDouble(0.15), within(0.05));
    }
  }
}
