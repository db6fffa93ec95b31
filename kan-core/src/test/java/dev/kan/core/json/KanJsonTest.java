// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KanJsonTest {
  static Stream<String> pykanNetworks() {
    return GoldenNetworks.pykan();
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void aNetworkComesBackToTheLastBit(String path) {
    Kan kan = GoldenNetworks.pykan(Goldens.read(path));
    assertThat(KanJson.fromJson(KanJson.toJson(kan))).isEqualTo(kan);
  }

  @Property(seed = "20261124", tries = 50)
  void anyNetworkComesBack(
      @ForAll @IntRange(min = 1, max = 4) int inputs,
      @ForAll @IntRange(min = 0, max = 3) int sums,
      @ForAll @IntRange(min = 2, max = 4) int arity,
      @ForAll @IntRange(min = 0, max = 6) int order,
      @ForAll OutsideGrid outside,
      @ForAll int seed) {
    KanSpec spec =
        KanSpec.builder(inputs, List.of(NodeLayout.of(sums, arity, 2), NodeLayout.sums(1)))
            .splineOrder(order)
            .outside(outside)
            .build();
    Kan kan = Initialiser.sparse(Initialiser.powerLaw()).initialise(spec, seed);
    assertThat(KanJson.fromJson(KanJson.toJson(kan))).isEqualTo(kan);
  }

  @Test
  void filesAreReplacedAndNamedInErrors(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("models").resolve("kan.json");
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 1);
    Kan other = Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 2);
    KanJson.write(kan, file);
    KanJson.write(other, file);
    assertThat(KanJson.read(file)).isEqualTo(other);
    Files.writeString(file, "{\"format\":\"kan\",\"version\":3}");
    assertThatThrownBy(() -> KanJson.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": unknown version 3; this library reads versions 1 to 2");
  }
}
