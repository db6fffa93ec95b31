// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridCoverageTest {
  /** A network with ten intervals of 0.2 on [-1, 1]. */
  private static final Kan KAN =
      Initialiser.pykan().initialise(KanSpec.builder(1, 1).gridIntervals(10).build(), 1);

  @Test
  void countsEmptyIntervalsAndSamplesOutside() {
    InputCoverage coverage = coverage(-1, -0.9, 0.25, 0.5, 1.5, -7);
    assertThat(coverage.gridIntervals()).isEqualTo(10);
    assertThat(coverage.emptyIntervals()).isEqualTo(7);
    assertThat(coverage.emptyFraction()).isEqualTo(0.7);
    assertThat(coverage.samples()).isEqualTo(6);
    assertThat(coverage.outside()).isEqualTo(2);
    assertThat(coverage.outsideFraction()).isEqualTo(1.0 / 3);
    assertThat(coverage.uncovered()).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void includesTheUpperEndInTheLastInterval() {
    InputCoverage coverage = coverage(1, 0.99);
    assertThat(coverage.emptyIntervals()).isEqualTo(9);
    assertThat(coverage.outside()).isZero();
  }

  @Test
  void coversNothingWithoutSamplesInside() {
    InputCoverage coverage = coverage(3, 4);
    assertThat(coverage.uncovered()).isEqualTo(1);
    assertThat(coverage.emptyFraction()).isEqualTo(1);
    assertThat(coverage.outsideFraction()).isEqualTo(1);
  }

  /** The published example of efficient-kan and QKAN: samples on [0, 1], grid on [-1, 1]. */
  @Test
  void warnsOfTheUnusedHalfOfTheGridInTheQuickstart() {
    Batch x = UniformSampling.of(v -> 0, 1).range(0, 1).build().train().inputs();
    GridCoverage coverage = GridCoverage.of(KAN, x);
    assertThat(coverage.warnings())
        .singleElement()
        .hasToString("layer 0, input 0: grid [-1.0, 1.0]: 50 % of it lies beyond the samples");
    assertThat(GridCoverage.of(GridUpdate.update(KAN, x).kan(), x).warnings()).isEmpty();
  }

  @Test
  void warnsOfGapsAndOfSamplesOutside() {
    GridCoverage coverage = GridCoverage.of(KAN, Batch.of(1, -1, -0.5, 0.1, 0.9, 1.2));
    assertThat(coverage.warnings())
        .extracting(GridWarning::message)
        .containsExactly(
            "grid [-1.0, 1.0]: 6 of its 10 intervals are never visited",
            "grid [-1.0, 1.0]: 1 of 5 samples lie outside it");
  }

  @Test
  void usesTheActivationsOfEveryLayer() {
    Kan kan =
        Initialiser.pykan()
            .initialise(KanSpec.builder(2, 3, 1).base(BaseFunction.IDENTITY).build(), 1);
    KanLayer shifted = kan.layer(0).with(ParameterKind.NODE_BIAS, new double[] {0, 50, 0});
    GridCoverage coverage =
        GridCoverage.of(
            kan.withLayers(List.of(shifted, kan.layer(1))), Batch.of(2, -0.3, 0.4, 0.2, 0.1));
    assertThat(coverage.layers()).hasSize(2);
    assertThat(coverage.layers().get(0)).hasSize(2);
    assertThat(coverage.layers().get(1)).hasSize(3);
    InputCoverage second = coverage.layers().get(1).get(1);
    assertThat(second.layer()).isEqualTo(1);
    assertThat(second.input()).isEqualTo(1);
    assertThat(second.outside()).isEqualTo(2);
    assertThat(coverage.layers().get(1).get(0).outside()).isZero();
  }

  @Test
  void ignoresInputsWithoutNumericEdges() {
    KanLayer layer = KAN.layer(0).withMask(new boolean[] {false});
    GridCoverage coverage = GridCoverage.of(KAN.withLayers(List.of(layer)), Batch.of(1, 3, 4));
    assertThat(coverage.layers().get(0).get(0).hasNumericEdges()).isFalse();
    assertThat(coverage.layers().get(0).get(0).outside()).isEqualTo(2);
    assertThat(coverage.warnings()).isEmpty();
  }

  @Test
  void countsActivationsThatAreNotFiniteAsOutside() {
    Kan kan =
        Initialiser.pykan()
            .initialise(KanSpec.builder(1, 1, 1).base(BaseFunction.IDENTITY).build(), 1);
    KanLayer large = kan.layer(0).with(ParameterKind.NODE_SCALE, new double[] {1e308});
    GridCoverage coverage =
        GridCoverage.of(kan.withLayers(List.of(large, kan.layer(1))), Batch.of(1, 100, -100));
    assertThat(coverage.layers().get(1).get(0).outside()).isEqualTo(2);
  }

  private static InputCoverage coverage(double... x) {
    return GridCoverage.of(KAN, Batch.of(1, x)).layers().get(0).get(0);
  }
}
