// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.Interval;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Knots change under the numeric parts of edges, and symbolic parts are kept. */
class SymbolicEdgesTest {
  static Stream<Kan> networks() {
    return RandomNetworks.symbolic();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void areKeptByRefinement(Kan kan) {
    int[] intervals =
        kan.layers().stream().mapToInt(l -> 2 * l.spec().grid().gridIntervals()).toArray();
    Kan refined = GridRefinement.refine(kan, intervals);
    assertSameSymbolicParts(refined, kan);
    for (int l = 0; l < intervals.length; l++) {
      for (double x = -0.99; x < 1; x += 0.1) {
        assertThat(refined.layer(l).edge(0, 0).applyAsDouble(x))
            .isCloseTo(kan.layer(l).edge(0, 0).applyAsDouble(x), within(1e-13));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void areKeptAndEvaluatedByUpdates(Kan kan) {
    Batch x = RandomNetworks.normal(200, kan.inputs(), 3);
    Kan updated = GridUpdate.update(kan, x, RangeKnots.defaults()).kan();
    assertSameSymbolicParts(updated, kan);
    Batch hidden = KanEvaluator.of(updated).activations(x).get(1);
    for (int i = 0; i < hidden.columns(); i++) {
      Interval range = updated.layer(1).spec().grid().knots().get(i).range();
      Interval values = Interval.covering(hidden.column(i));
      assertThat(range.contains(values.lower() + 1e-12)).isTrue();
      assertThat(range.contains(values.upper() - 1e-12)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void areKeptByStretchedInputs(Kan kan) {
    List<Interval> ranges = GridRanges.of(RandomNetworks.normal(50, kan.inputs(), 3), 0.1);
    assertSameSymbolicParts(GridRanges.stretchInputs(kan, ranges), kan);
  }

  @Test
  void causeNoWarningsOfUpdates() {
    KanSpec spec = KanSpec.builder(1, 2, 1).build();
    SymbolicCurve logarithm = new SymbolicCurve(RandomNetworks.function("log"), Affine.IDENTITY);
    Kan random = RandomNetworks.random(spec, 4);
    KanLayer first =
        random.layer(0).withMask(new boolean[] {false, true}).withSymbolic(0, 0, logarithm);
    KanLayer second =
        random.layer(1).withMask(new boolean[] {false, true}).withSymbolic(0, 0, logarithm);
    Batch x = Batch.of(1, -0.5, 0.1, 0.7);
    GridUpdateResult result = GridUpdate.update(Kan.of(List.of(first, second)), x);
    assertThat(result.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.layer()).isEqualTo(1);
              assertThat(warning.input()).isEqualTo(1);
            });
  }

  private static void assertSameSymbolicParts(Kan actual, Kan expected) {
    for (int l = 0; l < expected.layers().size(); l++) {
      assertThat(actual.layer(l).symbolicCurves()).isEqualTo(expected.layer(l).symbolicCurves());
      assertThat(actual.layer(l).symbolicCurves()).isNotEmpty();
      assertThat(actual.layer(l).mask()).isEqualTo(expected.layer(l).mask());
    }
  }
}
