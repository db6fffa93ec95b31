// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KanJsonTest {
  private static final Kan KAN =
      Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 1);

  static Stream<String> pykanNetworks() {
    return GoldenNetworks.pykan();
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void readsNetworksOfPykanToTheLastBit(String path) {
    Kan kan = GoldenNetworks.pykan(Goldens.read(path));
    assertThat(KanJson.fromJson(KanJson.toJson(kan))).isEqualTo(kan);
  }

  @Property(seed = "20261124", tries = 50)
  void readsAnyNetworkToTheLastBit(
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
  void replacesFilesAndNamesThemInErrors(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("models").resolve("kan.json");
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 1);
    Kan other = Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 2);
    KanJson.write(kan, file);
    KanJson.write(other, file);
    assertThat(KanJson.read(file)).isEqualTo(other);
    Files.writeString(file, "{\"format\":\"kan\",\"version\":4}");
    assertThatThrownBy(() -> KanJson.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": unknown version 4; this library reads versions 1 to 3");
  }

  @Test
  void rejectsDamagedContent() {
    String json = KanJson.toJson(KAN);
    assertThatThrownBy(() -> KanJson.fromJson(json.replaceFirst("0\\.1", "0.2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the content has changed since it was written: its checksum is ")
        .hasMessageEndingWith("; expected \"" + KanJson.checksum(KAN) + "\"");
    String sum = ",\"checksum\":\"" + KanJson.checksum(KAN) + "\"";
    assertThatThrownBy(() -> KanJson.fromJson(json.replace(sum, "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("; expected one in the file");
    assertThatThrownBy(() -> KanJson.fromJson(json.replace("\"version\":3", "\"version\":2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a network in JSON: has an unknown field \"checksum\"");
  }

  @Test
  void ignoresWhiteSpaceOrderAndFormsOfNumbers() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<?, ?> content = mapper.readValue(KanJson.toJson(KAN), TreeMap.class);
    String other = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(content);
    assertThat(other).doesNotStartWith("{\"format\"");
    assertThat(KanJson.fromJson(other.replaceAll("(?<=[\\[ ])0\\.0(?=[, ])", "0.00e0")))
        .isEqualTo(KAN);
  }

  @Test
  void marksNetworksWithoutChecksum() {
    Kan read = KanJson.fromJson(Unchecked.json(KanJson.toJson(KAN)));
    assertThat(read)
        .isEqualTo(KAN.withStep("read without checksum", Map.of("version", "2")))
        .isNotEqualTo(KAN);
    assertThat(KanJson.fromJson(KanJson.toJson(read))).isEqualTo(read);
  }

  @Test
  void readsOnlyTheFileWithTheChecksum(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("kan.json");
    KanJson.write(KAN, file);
    assertThat(KanJson.readChecked(file, KanJson.checksum(KAN))).isEqualTo(KAN);
    String other = KanJson.checksum(KAN.withStep("moved", Map.of()));
    assertThatThrownBy(() -> KanJson.readChecked(file, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s: is not what was saved: its checksum is %s; expected %s",
            file, KanJson.checksum(KAN), other);
    Files.writeString(file, Unchecked.json(KanJson.toJson(KAN)));
    assertThatThrownBy(() -> KanJson.readChecked(file, other))
        .hasMessageContaining("its checksum is (none)");
  }

  @Test
  void readsAnyText() {
    Kan kan = KAN.withStep("\ud83d", Map.of("\u00e9\ud83d\ude00", "\udc00\ud800"));
    assertThat(KanJson.fromJson(KanJson.toJson(kan))).isEqualTo(kan);
    assertThat(KanJson.toJson(kan)).isASCII();
  }

  static Stream<Arguments> otherTypes() {
    return Stream.of(
        arguments("\"order\":3", "\"order\":3.9", "layers[0].order: expected an integer; got 3.9"),
        arguments("\"order\":3", "\"order\":3.0", "layers[0].order: expected an integer; got 3.0"),
        arguments(
            "\"order\":3", "\"order\":\"3\"", "layers[0].order: expected an integer; got \"3\""),
        arguments(
            "\"order\":3", "\"order\":true", "layers[0].order: expected an integer; got true"),
        arguments("\"order\":3", "\"order\":[3]", "layers[0].order: expected an integer; got [3]"),
        arguments(
            "\"order\":3",
            "\"order\":4294967299",
            "layers[0].order: expected an integer of 32 bits; got 4294967299"),
        arguments(
            "\"products\":[]",
            "\"products\":[2.5]",
            "layers[0].products[0]: expected an integer; got 2.5"),
        arguments(
            "\"products\":[]",
            "\"products\":\"\"",
            "layers[0].products: expected an array; got \"\""),
        arguments(
            "\"base\":\"SILU\"",
            "\"base\":1",
            "layers[0].base: expected one of [SILU, IDENTITY, ZERO]; got 1"),
        arguments(
            "\"base\":\"SILU\"",
            "\"base\":\"1\"",
            "layers[0].base: expected one of [SILU, IDENTITY, ZERO]; got \"1\""),
        arguments(
            "\"base\":\"SILU\"",
            "\"base\":\"\"",
            "layers[0].base: expected one of [SILU, IDENTITY, ZERO]; got \"\""),
        arguments(
            "\"action\":\"initialised\"",
            "\"action\":5",
            "provenance[0].action: expected a text; got 5"),
        arguments(
            "\"action\":\"initialised\"",
            "\"action\":5.5",
            "provenance[0].action: expected a text; got 5.5"),
        arguments(
            "\"action\":\"initialised\"",
            "\"action\":true",
            "provenance[0].action: expected a text; got true"),
        arguments(
            "\"nodeBias\":[0.0]",
            "\"nodeBias\":[\"0\"]",
            "layers[1].nodeBias[0]: expected a number; got \"0\""),
        arguments(
            "\"nodeBias\":[0.0]",
            "\"nodeBias\":[false]",
            "layers[1].nodeBias[0]: expected a number; got false"),
        arguments(
            "\"nodeBias\":[0.0]",
            "\"nodeBias\":[null]",
            "layers[1].nodeBias[0]: expected a number; got null"),
        arguments(
            "\"nodeBias\":[0.0]",
            "\"nodeBias\":0.0",
            "layers[1].nodeBias: expected an array; got 0.0"),
        arguments(
            "\"nodeBias\":[0.0]",
            "\"nodeBias\":\"AAAAAAAAAAA=\"",
            "layers[1].nodeBias: expected an array; got \"AAAAAAAAAAA=\""));
  }

  @ParameterizedTest
  @MethodSource("otherTypes")
  void rejectsValuesOfWrongType(String right, String wrong, String message) {
    String json = Unchecked.json(KanJson.toJson(KAN));
    assertThat(json).contains(right);
    assertThatThrownBy(() -> KanJson.fromJson(json.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a network in JSON: " + message);
  }

  static Stream<Arguments> declaredSizes() {
    return Stream.of(
        arguments("\"sums\":3", "\"sums\":2147483647"),
        arguments("\"sums\":3", "\"sums\":100000000"),
        arguments("\"sums\":3", "\"sums\":-1"),
        arguments("\"products\":[]", "\"products\":[2147483647,2147483647]"),
        arguments("\"products\":[]", "\"products\":[2147483647,-2147483647]"));
  }

  @ParameterizedTest
  @MethodSource("declaredSizes")
  void rejectsSizesThatTheFileDoesNotHave(String right, String wrong) {
    String json = Unchecked.json(KanJson.toJson(KAN));
    assertThat(json).contains(right);
    assertThatThrownBy(() -> KanJson.fromJson(json.replace(right, wrong)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("layer \\d: .*(but subnodeScale has|at least 2 subnodes).*");
  }

  @Test
  void rejectsLongListsBeforeAllocatingTheirProduct() {
    int many = 50_000;
    String knots = "[0.0,1.0]" + ",[0.0,1.0]".repeat(many - 1);
    String ones = "1.0" + ",1.0".repeat(many - 1);
    String json =
        """
        {"format":"kan","version":2,"provenance":[],"layers":[{"order":0,"knots":[%s],"sums":%s,
        "products":[],"base":"SILU","outside":"ZERO","frozen":[],"mask":[],"coefficients":[],
        "baseScale":[],"splineScale":[],"subnodeScale":[%s],"subnodeBias":[],"nodeScale":[],
        "nodeBias":[],"symbolic":[]}]}
        """
            .formatted(knots, many, ones);
    assertThatThrownBy(() -> KanJson.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has length 0; expected 50000");
  }

  @Test
  void namesADirectoryInErrors(@TempDir Path directory) {
    assertThatThrownBy(() -> KanJson.read(directory))
        .isInstanceOf(FileSystemException.class)
        .hasMessageStartingWith(directory.toString());
  }
}
