// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridRangesTest {
  private static final Kan KAN = Initialiser.pykan().initialise(KanSpec.builder(2, 3).build(), 9);

  @Test
  void computesRangesWithMargin() {
    Batch x = Batch.ofColumns(new double[] {1, 3, 2}, new double[] {5, 5, 5});
    assertThat(GridRanges.of(x, 0.25))
        .containsExactly(new Interval(0.5, 3.5), new Interval(3.5, 6.5));
  }

  @Test
  void keepsCurvesOverStretchedRanges() {
    Kan stretched =
        GridRanges.stretchInputs(KAN, List.of(new Interval(10, 30), new Interval(-2, 0)));
    for (double x = -1; x < 1; x += 0.125) {
      for (int s = 0; s < 3; s++) {
        assertThat(stretched.layer(0).edge(0, s).spline().applyAsDouble(20 + 10 * x))
            .isCloseTo(KAN.layer(0).edge(0, s).spline().applyAsDouble(x), within(1e-14));
        assertThat(stretched.layer(0).edge(1, s).spline().applyAsDouble(x - 1))
            .isCloseTo(KAN.layer(0).edge(1, s).spline().applyAsDouble(x), within(1e-14));
      }
    }
    assertThat(stretched.layer(0).values(ParameterKind.COEFFICIENTS))
        .isEqualTo(KAN.layer(0).values(ParameterKind.COEFFICIENTS));
  }

  @Test
  void keepsLaterLayersWhenInputsAreStretched() {
    Kan deep = Initialiser.pykan().initialise(KanSpec.builder(1, 2, 1).build(), 9);
    Kan stretched = GridRanges.stretchInputs(deep, List.of(new Interval(0, 5)));
    assertThat(stretched.layer(1)).isEqualTo(deep.layer(1));
    assertThat(KanEvaluator.of(stretched).evaluate(3.0)).hasSize(1);
  }
}
