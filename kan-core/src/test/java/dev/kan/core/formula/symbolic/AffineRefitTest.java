// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.formula.symbolic.AffineRefit.NumericParts;
import dev.kan.core.spline.Interval;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState.Status;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AffineRefitTest {
  private static final Samples SAMPLES = TestNetworks.helloSamples(200, 1);

  @Test
  void keepsNumericPartsUnlessAskedToTrainThem() {
    Kan half =
        EdgeFixing.fixSymbolic(
            TestNetworks.hello(),
            new EdgeIndex(0, 0, 0),
            TestNetworks.curve("sin", 3, 0.1, 0.9, 0));

    RefitResult kept = AffineRefit.defaults().refit(half, SAMPLES);
    RefitResult trained =
        AffineRefit.builder().numericParts(NumericParts.TRAINED).build().refit(half, SAMPLES);

    assertThat(kept.kan().layer(1)).isEqualTo(half.layer(1));
    assertThat(kept.kan().layer(0).values(ParameterKind.COEFFICIENTS))
        .isEqualTo(half.layer(0).values(ParameterKind.COEFFICIENTS));
    assertThat(kept.loss()).isLessThan(kept.lossBefore() / 100);
    assertThat(trained.loss()).isLessThan(trained.lossBefore() / 100);
    assertThat(trained.kan().layer(1)).isNotEqualTo(half.layer(1));
  }

  @Test
  void keepsFrozenParameters() {
    Kan half =
        EdgeFixing.fixSymbolic(
            TestNetworks.hello(),
            new EdgeIndex(0, 0, 0),
            TestNetworks.curve("sin", 3, 0.1, 0.9, 0));
    Kan kan =
        EdgeFixing.fixSymbolic(
            half, new EdgeIndex(1, 0, 0), TestNetworks.curve("exp", 1.1, 0, 0.9, 0));
    Set<ParameterKind> frozen = EnumSet.copyOf(kan.layer(0).spec().frozen());
    frozen.add(ParameterKind.SYMBOLIC_AFFINE);
    Kan frozenFirst = kan.withLayers(List.of(kan.layer(0).withFrozen(frozen), kan.layer(1)));

    RefitResult result = AffineRefit.defaults().refit(frozenFirst, SAMPLES);

    assertThat(result.kan().layer(0)).isEqualTo(frozenFirst.layer(0));
    assertThat(result.kan().layer(1).spec()).isEqualTo(frozenFirst.layer(1).spec());
    assertThat(result.loss()).isLessThan(result.lossBefore());
  }

  @Test
  void returnsNetworkUnchangedIfItHasNoValueOnSomeSample() {
    KanLayer layer = TestNetworks.splines(1, new Interval(-1, 1), x -> x);
    Kan kan =
        EdgeFixing.fixSymbolic(
            Kan.of(List.of(layer)), new EdgeIndex(0, 0, 0), TestNetworks.curve("1/x", 1, 0, 1, 0));
    Samples atThePole = new Samples(Batch.of(1, -1, 0, 1), Batch.of(1, 1, 2, 3));

    RefitResult result = AffineRefit.defaults().refit(kan, atThePole);

    assertThat(result.status()).isEqualTo(Status.NOT_FINITE);
    assertThat(result.steps()).isZero();
    assertThat(result.kan().layers()).isEqualTo(kan.layers());
  }

  @Test
  void usesWeightsOfSamples() {
    Kan line =
        EdgeFixing.fixSymbolic(
            Kan.of(List.of(TestNetworks.splines(1, new Interval(-1, 1), x -> x))),
            new EdgeIndex(0, 0, 0),
            TestNetworks.curve("0", 1, 0, 1, 0));
    Samples two = new Samples(Batch.of(1, 0, 1), Batch.of(1, 0, 4)).withWeights(3, 1);

    Kan fitted = AffineRefit.defaults().refit(line, two).kan();

    assertThat(fitted.layer(0).edge(0, 0).applyAsDouble(0.5)).isCloseTo(1, offset(1e-7));
  }

  @Test
  void reachesRoundingErrorsInAnyUnits() {
    SeededRandom random = new SeededRandom(1);
    double[][] x = new double[400][];
    Arrays.setAll(x, i -> new double[] {random.uniform(1000, 2000), random.uniform(1000, 2000)});
    double[] y =
        Arrays.stream(x)
            .mapToDouble(each -> 1e-6 * (each[0] * each[0] / 2.25e6 + Math.sin(each[1] / 200)))
            .toArray();
    KanLayer layer =
        TestNetworks.splines(2, new Interval(1000, 2000), each -> 0, each -> 0)
            .withMask(new boolean[2])
            .withSymbolic(0, 0, TestNetworks.curve("x^2", 1, 0, 1e-6 / 2.2509e6, 1e-9))
            .withSymbolic(1, 0, TestNetworks.curve("sin", 1 / 200.2, 1e-3, 1.001e-6, 0));

    RefitResult refitted =
        AffineRefit.defaults()
            .refit(Kan.of(List.of(layer)), new Samples(Batch.ofRows(x), Batch.of(1, y)));

    assertThat(Math.sqrt(refitted.loss())).isLessThan(1e-12 * 1e-6);
  }
}
