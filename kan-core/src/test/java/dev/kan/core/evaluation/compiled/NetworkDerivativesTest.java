// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkDerivativesTest {
  private static final Kan KAN = RandomNetworks.random(KanSpec.builder(2, 3, 2).build(), 7);

  @ParameterizedTest
  @MethodSource("dev.kan.core.training.leastsquares.RandomNetworks#all")
  void evaluatesTheNetworkWithGivenParameters(Kan kan) {
    Random random = new Random(3);
    Batch x = Batch.of(kan.inputs(), random.doubles(5L * kan.inputs(), -1.5, 1.5).toArray());
    NetworkDerivatives network = new NetworkDerivatives(kan, x);
    for (int trial = 0; trial < 3; trial++) {
      double[] point = random.doubles(network.parameters().size(), -1, 1).toArray();
      NetworkDerivatives.Pass pass = network.newPass(point);
      KanEvaluator evaluator = KanEvaluator.of(ParameterVector.of(kan).with(point));
      for (int n = 0; n < x.rows(); n++) {
        assertThat(pass.forward(n)).containsExactly(evaluator.evaluate(x.row(n)), within(1e-9));
      }
    }
  }

  @Test
  void computesTheSameWithAndWithoutKeptBases() {
    int keptSamples = NetworkDerivatives.MOST_KEPT / 2;
    double[] values = new Random(5).doubles(2L * (keptSamples + 2), -1.2, 1.2).toArray();
    System.arraycopy(values, 0, values, 2 * keptSamples, 4);
    NetworkDerivatives network = new NetworkDerivatives(KAN, Batch.of(2, values));
    NetworkDerivatives.Pass pass = network.newPass(network.parameters().values());
    for (int n = 0; n < 2; n++) {
      double[][] kept = derivatives(network, pass, n);
      assertThat(derivatives(network, pass, keptSamples + n)).isDeepEqualTo(kept);
    }
  }

  private static double[][] derivatives(
      NetworkDerivatives network, NetworkDerivatives.Pass pass, int sample) {
    int[] places = new int[network.mostPlaces()];
    double[][] result = new double[network.outputs() + 2][network.mostPlaces()];
    result[0] = pass.forward(sample).clone();
    int count = pass.linearise(places, 0);
    result[1] = Arrays.stream(places, 0, count).asDoubleStream().toArray();
    for (int o = 0; o < network.outputs(); o++) {
      pass.backward(o, result[o + 2], 0);
    }
    return result;
  }

  @Test
  void rejectsPointsOfWrongLengthOrNotFinite() {
    NetworkDerivatives network = new NetworkDerivatives(KAN, Batch.of(2, 0.5, 0.5));
    double[] point = network.parameters().values();
    assertThatThrownBy(() -> network.requirePoint(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected %d parameters; got 3", point.length);
    point[4] = Double.NaN;
    assertThatThrownBy(() -> network.requirePoint(point))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameters must be finite; parameter 4 is NaN");
  }
}
