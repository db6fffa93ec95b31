// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import static dev.kan.core.ParameterKind.BASE_SCALE;
import static dev.kan.core.ParameterKind.COEFFICIENTS;
import static dev.kan.core.ParameterKind.SPLINE_SCALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.math.Stats;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.leastsquares.RandomNetworks;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitialiserTest {
  private static final KanSpec SPEC = KanSpec.builder(40, 50, 1).gridIntervals(6).build();

  static Stream<Initialiser> initialisers() {
    return Stream.of(
        Initialiser.powerLaw(),
        Initialiser.pykan(),
        Initialiser.efficientKan(),
        Initialiser.sparse(Initialiser.pykan()));
  }

  @ParameterizedTest
  @MethodSource("initialisers")
  void dependsOnTheSeedAlone(Initialiser initialiser) {
    Kan first = initialiser.initialise(SPEC, 3);
    assertThat(initialiser.initialise(SPEC, 3)).isEqualTo(first);
    assertThat(initialiser.initialise(SPEC, 4)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("initialisers")
  void startsSymbolicEdgesAsTheFunctionItself(Initialiser initialiser) {
    SymbolicEdge sine = new SymbolicEdge(1, 0, RandomNetworks.function("sin"));
    KanSpec spec = RandomNetworks.withSymbolic(KanSpec.builder(2, 1).build(), sine);
    KanLayer layer = initialiser.initialise(spec, 3).layer(0);
    assertThat(layer.symbolicCurves())
        .containsExactly(entry(sine, new SymbolicCurve(sine.function(), Affine.IDENTITY)));
  }

  @Test
  void drawsThePublishedScalesOfEfficientKan() {
    JsonNode golden = Goldens.read("efficient-kan/quickstart-float32.json");
    KanLayer published = GoldenNetworks.efficientLayer(3, golden.get("initial"));
    KanLayer ours =
        Initialiser.efficientKan()
            .initialise(KanSpec.builder(1, 1).gridIntervals(10).build(), 0)
            .layer(0);
    assertThat(ours.values(BASE_SCALE)).containsExactly(published.values(BASE_SCALE), within(1e-7));
    assertThat(ours.values(SPLINE_SCALE))
        .containsExactly(published.values(SPLINE_SCALE), within(1e-7));
  }

  @Test
  void drawsPowerLawWithTheDeviationsOfThePaper() {
    KanLayer layer = Initialiser.powerLaw().initialise(SPEC, 1).layer(0);
    double fan = 40 * (6 + 3 + 1);
    assertThat(Stats.of(layer.values(COEFFICIENTS)).populationStandardDeviation())
        .isCloseTo(Math.pow(fan, -1.75), within(0.02 * Math.pow(fan, -1.75)));
    assertThat(Stats.of(layer.values(BASE_SCALE)).populationStandardDeviation())
        .isCloseTo(Math.pow(fan, -0.25), within(0.05 * Math.pow(fan, -0.25)));
    assertThat(layer.values(SPLINE_SCALE)).containsOnly(1);
  }

  @Test
  void fitsPykanSplinesToTheNoiseAtTheGridPoints() {
    KanLayer layer = Initialiser.pykan().initialise(SPEC, 1).layer(0);
    BSplineBasis basis = BSplineBasis.of(layer.spec().grid().knots().get(0), OutsideGrid.ZERO);
    double bound = 0.3 / 6 / 2;
    double largest = 0;
    for (int p = 0; p <= 6; p++) {
      double[] values = basis.values(basis.knots().knot(3 + p));
      for (int s = 0; s < 50; s++) {
        double[] coefficients = layer.edge(0, s).spline().coefficients();
        double curve = 0;
        for (int m = 0; m < values.length; m++) {
          curve += values[m] * coefficients[m];
        }
        largest = Math.max(largest, Math.abs(curve));
      }
    }
    assertThat(largest).isBetween(0.9 * bound, bound);
    assertThat(layer.values(SPLINE_SCALE)).containsOnly(1 / Math.sqrt(40));
    assertThat(Arrays.stream(layer.values(BASE_SCALE)).map(Math::abs).max().orElseThrow())
        .isBetween(0.95 / Math.sqrt(40), 1 / Math.sqrt(40));
  }

  /**
   * The expected edges by hand: positions 1/4, 3/4 against 1/10, 3/10, 5/10, 7/10, 9/10, ties to
   * the left.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 3, 100 010 001",
    "2, 5, 11100 00011",
    "5, 2, 10 10 10 01 01",
    "1, 4, 1111"
  })
  void keepsTheNearestConnectionsOfSparse(int inputs, int subnodes, String rows) {
    KanLayer layer =
        Initialiser.sparse(Initialiser.powerLaw())
            .initialise(KanSpec.builder(inputs, subnodes).build(), 0)
            .layer(0);
    StringBuilder mask = new StringBuilder();
    for (int i = 0; i < inputs; i++) {
      for (int s = 0; s < subnodes; s++) {
        mask.append(layer.active(i, s) ? '1' : '0');
      }
      mask.append(i < inputs - 1 ? " " : "");
    }
    assertThat(mask).hasToString(rows);
  }
}
