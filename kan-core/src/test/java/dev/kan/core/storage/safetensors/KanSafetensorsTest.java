// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.Provenance;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.golden.Goldens;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the libraries wrote, by golden/safetensors/make_safetensors.py. */
class KanSafetensorsTest {
  @TempDir private Path directory;

  static Path golden(String name) {
    try {
      return Path.of(
          KanSafetensorsTest.class
              .getResource("/golden/safetensors/" + name + ".safetensors")
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pykan, 1e-6",
    "pykan-products, 1e-6",
    "pykan-float64, 1e-13",
    "efficient-kan, 1e-6",
    "efficient-kan-quadratic, 1e-6",
    "jaxkan-spline, 1e-6",
    "jaxkan-base, 1e-6",
    "jaxkan-base-weighted, 1e-6"
  })
  void givesTheOutputsOfTheLibrary(String name, double tolerance) throws IOException {
    JsonNode golden = Goldens.read("safetensors/" + name + ".json");

    assertOutputs(KanSafetensors.read(golden(name)), golden, tolerance);
  }

  private static void assertOutputs(Kan kan, JsonNode golden, double tolerance) {
    Batch outputs = KanEvaluator.of(kan).evaluate(Goldens.batch(golden.get("x")));
    double[] expected = Goldens.flat(golden.get("y"));
    double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();

    assertThat(size).isPositive();
    assertThat(outputs.toArray()).containsExactly(expected, within(tolerance * size));
  }

  @Test
  void givesTheOutputsOfEfficientKanItself() throws IOException {
    JsonNode golden = Goldens.read("efficient-kan/network.json");
    TensorBytes file = new TensorBytes();
    for (int l = 0; l < golden.get("layers").size(); l++) {
      JsonNode layer = golden.get("layers").get(l);
      for (String name : List.of("base_weight", "spline_weight", "spline_scaler")) {
        add(file, "layers." + l + "." + name, layer.get(name));
      }
      add(file, "layers." + l + ".grid", layer.get("knots"));
    }

    assertOutputs(KanSafetensors.read(file.write(directory)), golden, 1e-13);
  }

  private static void add(TensorBytes file, String name, JsonNode array) {
    int[] shape = new int[3];
    int rank = 0;
    for (JsonNode part = array; part.isArray(); part = part.get(0)) {
      shape[rank++] = part.size();
    }
    file.tensor(name, Arrays.copyOf(shape, rank), Goldens.flat(array));
  }

  @Test
  void keepsProductsMasksAndSymbolicEdgesOfPykan() throws IOException {
    KanLayer layer = KanSafetensors.read(golden("pykan-products")).layer(0);

    assertThat(layer.spec().nodes()).isEqualTo(NodeLayout.of(2, 2, 3));
    assertThat(layer.spec().grid().order()).isEqualTo(2);
    assertThat(layer.spec().grid().gridIntervals()).isEqualTo(4);
    assertThat(layer.spec().base()).isEqualTo(BaseFunction.IDENTITY);
    assertThat(layer.symbolic(0, 1).orElseThrow().function().name()).isEqualTo("sin");
    assertThat(layer.symbolic(1, 4).orElseThrow().function().name()).isEqualTo("gaussian");
    assertThat(layer.symbolicCurves()).hasSize(2);
    assertThat(layer.active(0, 1)).isFalse();
    assertThat(layer.activeEdgeCount()).isEqualTo(12);
  }

  @Test
  void freezesWhatTheLibraryDoesNotTrain() throws IOException {
    LayerSpec without = KanSafetensors.read(golden("jaxkan-base")).layer(0).spec();
    LayerSpec with = KanSafetensors.read(golden("jaxkan-spline")).layer(0).spec();

    assertThat(without.base()).isEqualTo(BaseFunction.ZERO);
    assertThat(without.frozen()).contains(ParameterKind.SPLINE_SCALE, ParameterKind.NODE_BIAS);
    assertThat(with.frozen()).doesNotContain(ParameterKind.SPLINE_SCALE, ParameterKind.NODE_BIAS);
  }

  @Test
  void tellsWhereTheNetworkCameFrom() throws IOException {
    assertThat(KanSafetensors.read(golden("pykan")).provenance().steps())
        .containsExactly(new Provenance.Step("imported", Map.of("library", "pykan")));
  }

  @Test
  void takesSiluAndNoScalerWhereTheFileHasNone() throws IOException {
    TensorBytes file =
        new TensorBytes()
            .filled("layers.0.spline_weight", 1, 1, 2, 4)
            .filled("layers.0.base_weight", 0.5, 1, 2)
            .knots("layers.0.grid", 2, 8);

    KanLayer layer = KanSafetensors.read(file.write(directory)).layer(0);

    assertThat(layer.spec().base()).isEqualTo(BaseFunction.SILU);
    assertThat(layer.spec().grid().order()).isEqualTo(3);
    assertThat(layer.values(ParameterKind.SPLINE_SCALE)).containsExactly(1, 1);
    assertThat(layer.spec().frozen()).contains(ParameterKind.SPLINE_SCALE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Identity()", "identity", "IDENTITY"})
  void readsTheBaseFunctionAsPythonSpellsIt(String name) throws IOException {
    TensorBytes file =
        new TensorBytes()
            .metadata("base", name)
            .filled("layers.0.spline_weight", 1, 1, 1, 4)
            .filled("layers.0.base_weight", 1, 1, 1)
            .knots("layers.0.grid", 1, 8);

    assertThat(KanSafetensors.read(file.write(directory)).layer(0).spec().base())
        .isEqualTo(BaseFunction.IDENTITY);
  }

  @ParameterizedTest
  @CsvSource({
    "F16, 3C00, 1",
    "F16, C000, -2",
    "F16, 7BFF, 65504",
    "F16, 0001, 5.960464477539063E-8",
    "F16, 0400, 6.103515625E-5",
    "F16, 8000, -0.0",
    "F16, FC00, -Infinity",
    "F16, 7E00, NaN",
    "BF16, 3F80, 1",
    "BF16, C049, -3.140625"
  })
  void readsNumbersOfSixteenBits(ElementType type, String bits, double expected) {
    int number = Integer.parseInt(bits, 16);

    assertThat(type.decode(java.nio.ByteBuffer.allocate(2).putShort((short) number).flip()))
        .containsExactly(expected);
  }
}
