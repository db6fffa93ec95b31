// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkValuesTest {
  static Stream<Kan> networks() {
    return Stream.concat(RandomNetworks.all(), Stream.of(wide(), withInfiniteNodes()));
  }

  private static Kan wide() {
    return RandomNetworks.random(KanSpec.builder(3, 40, 20).build(), 7);
  }

  /** Returns a network in which nodes become infinite and NaN, on the way to wide layers. */
  private static Kan withInfiniteNodes() {
    SymbolicCurve log = new SymbolicCurve(RandomNetworks.function("log"), Affine.IDENTITY);
    List<KanLayer> layers = new ArrayList<>();
    for (KanLayer layer : wide().layers()) {
      boolean[] mask = layer.mask();
      mask[1] = false;
      layers.add(layer.withMask(mask).withSymbolic(0, 0, log));
    }
    return Kan.of(layers);
  }

  /** Blocks of one size and more, of the last one's size, and enough for several threads. */
  @ParameterizedTest
  @MethodSource("networks")
  void areTheSameInABatchAsAlone(Kan kan) {
    NetworkValues network = new NetworkValues(kan);
    for (int rows : new int[] {1, 63, 64, 65, 9000}) {
      Batch x = RandomNetworks.normal(rows, kan.inputs(), rows);
      double[] alone =
          IntStream.range(0, rows)
              .mapToObj(n -> network.evaluate(x.row(n)))
              .flatMapToDouble(Arrays::stream)
              .toArray();
      assertThat(network.evaluate(x)).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200})
  void leaveTheInputsAsTheyAre(int rows) {
    Batch x = RandomNetworks.normal(rows, 3, 1);
    double[] sample = x.row(0);
    NetworkValues network = new NetworkValues(wide());
    network.evaluate(sample);
    network.evaluate(x);
    assertThat(sample).isEqualTo(x.row(0));
    assertThat(x).isEqualTo(RandomNetworks.normal(rows, 3, 1));
  }
}
