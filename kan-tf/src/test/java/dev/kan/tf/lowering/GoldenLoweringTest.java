// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import dev.kan.tf.TestGraph;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * Compares networks in ops with the outputs of pykan and efficient-kan, inside and outside the
 * grid.
 */
class GoldenLoweringTest {
  static Stream<String> goldens() {
    return Stream.concat(GoldenNetworks.pykan(), Stream.of("efficient-kan/network.json"));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void computesTheOutputsOfPeersInFloat64(String path) {
    double[] expected = Goldens.flat(Goldens.read(path).get("y"));
    for (boolean trained : new boolean[] {true, false}) {
      double[] y = outputs(path, TFloat64.class, trained);
      for (int i = 0; i < y.length; i++) {
        double tolerance = 1e-10 * Math.max(1, Math.abs(expected[i]));
        assertThat(y[i]).isCloseTo(expected[i], within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void computesTheOutputsOfPeersInFloat32(String path) {
    double[] expected = Goldens.flat(Goldens.read(path).get("y"));
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (boolean trained : new boolean[] {true, false}) {
      double[] y = outputs(path, TFloat32.class, trained);
      assertThat(y).containsExactly(expected, within(1e-5 * largest));
    }
  }

  private static <T extends TFloating> double[] outputs(
      String path, Class<T> type, boolean trained) {
    JsonNode golden = Goldens.read(path);
    Kan kan =
        path.startsWith("pykan")
            ? GoldenNetworks.pykan(golden)
            : GoldenNetworks.efficientKan(golden);
    Batch x = Goldens.batch(golden.get("x"));
    try (TestGraph<T> graph = new TestGraph<>(type, kan.inputs())) {
      TfKan<T> net =
          trained
              ? TfKan.lower(graph.ops(), kan, type)
              : TfKan.lowerForInference(graph.ops(), kan, type);
      return graph.values(net.call(graph.x()), x);
    }
  }
}
