// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.init.Initialiser;
import dev.kan.core.storage.json.KanJson;
import dev.kan.core.storage.json.Unchecked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A history of three versions, the second of which is damaged. */
class DamagedVersionTest {
  private static final VersionId SECOND = new VersionId("main", 1);
  private static final Kan KAN =
      Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 1);

  @TempDir private Path directory;
  private ModelHistory history;

  @BeforeEach
  void save() throws IOException {
    history = ModelHistory.open(directory);
    for (int i = 0; i < 3; i++) {
      history.save(KAN);
    }
  }

  static Stream<Arguments> descriptions() {
    return Stream.of(
        Arguments.of("\"kan-version\"", "\"kan\"", "expected \"format\": \"kan-version\""),
        Arguments.of("\"version\" : 1", "\"version\" : 3", "unknown version 3"),
        Arguments.of("\"version\" : 1", "\"version\" : 2", "has changed since it was written"),
        Arguments.of(
            "\"trainableParameters\"", "\"parameters\"", "lacks the field \"trainableParameters\""),
        Arguments.of("\"widths\"", "\"depth\" : 2, \"widths\"", "has an unknown field \"depth\""),
        Arguments.of("\"widths\"", "\"id\" : \"main.1\", \"widths\"", "no field \"id\""),
        Arguments.of("\"widths\"", "\"trainableParameters\"", "trainableParameters"),
        Arguments.of(": 90", ": \"90\"", "trainableParameters: expected an integer; got \"90\""),
        Arguments.of(": 90", ": 90.5", "trainableParameters: expected an integer; got 90.5"),
        Arguments.of(": 90", ": null", "trainableParameters: expected an integer; got null"),
        Arguments.of("\"main.0\"", "\"../main.0\"", "got \"../main.0\""),
        Arguments.of("\"saved\" : \"", "\"saved\" : \"on ", "on 2"),
        Arguments.of(
            "\"details\" : {",
            "\"details\" : {\"a\" : null,",
            "details.a: expected a text; got null"),
        Arguments.of("}", "", "not a saved version in JSON"));
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void reportsBadDescriptionsAndKeepsTheNetwork(String old, String bad, String reason)
      throws IOException {
    Path file = directory.resolve("main.1/version.json");
    String text = withoutChecksum(Files.readString(file));
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, bad));
    assertSecondIsReported(file, reason);
    assertThatThrownBy(() -> history.restore(SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": ");
    assertThat(KanJson.read(directory.resolve("main.1/kan.json"))).isEqualTo(KAN);
  }

  @Test
  void reportsChangedDescriptions() throws IOException {
    Path file = directory.resolve("main.1/version.json");
    Files.writeString(file, Files.readString(file).replace(": 90", ": 91"));
    assertSecondIsReported(file, "the content has changed since it was written");
  }

  @Test
  void readsAndMarksVersionsWithoutChecksums() throws IOException {
    Path description = directory.resolve("main.1/version.json");
    Files.writeString(description, withoutChecksum(Files.readString(description)));
    Path model = directory.resolve("main.1/kan.json");
    Files.writeString(model, Unchecked.json(Files.readString(model)));
    assertThat(history.damaged()).isEmpty();
    assertThat(history.versions())
        .extracting(version -> version.checksum().isPresent())
        .containsExactly(true, false, true);
    assertThat(history.restore(SECOND))
        .isEqualTo(KAN.withStep(KanJson.UNCHECKED, Map.of("version", "2")));
  }

  @Test
  void rejectsTheNetworkOfAnotherVersion() throws IOException {
    history.save(KAN.withStep("pruned", Map.of()));
    exchange(directory.resolve("main.3/kan.json"), directory.resolve("main.1/kan.json"));
    assertThatThrownBy(() -> history.restore(SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("main.1")
        .hasMessageContaining("kan.json: is not what was saved");
  }

  @Test
  void rejectsVersionsInTheDirectoryOfAnother() throws IOException {
    exchange(directory.resolve("main.0"), directory.resolve("main.1"));
    Path file = directory.resolve("main.1/version.json");
    assertThat(history.damaged().get(SECOND)).isEqualTo(file + ": describes version main.0");
    assertThatThrownBy(() -> history.restore(SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": describes version main.0");
  }

  @ParameterizedTest
  @CsvSource({"version.json", "kan.json"})
  void reportsMissingFiles(String name) throws IOException {
    Path file = directory.resolve("main.1").resolve(name);
    Files.delete(file);
    assertSecondIsReported(file, "NoSuchFile");
  }

  @Test
  void reportsFilesThatAreNotText() throws IOException {
    Path file = directory.resolve("main.1/version.json");
    Files.write(file, new byte[] {'{', (byte) 0xff});
    assertSecondIsReported(file, "not text in UTF-8");
  }

  @Test
  void reportsDamagedNetworksOnRestoring() throws IOException {
    Path file = directory.resolve("main.1/kan.json");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 20));
    assertThatThrownBy(() -> history.restore(SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": not a network in JSON");
    Files.write(file, new byte[] {'{', (byte) 0xff});
    assertThatThrownBy(() -> history.restore(SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": not text in UTF-8");
    Files.delete(file);
    assertThatThrownBy(() -> history.restore(SECOND))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file.toString());
    assertThat(history.restore(new VersionId("main", 2))).isEqualTo(KAN);
  }

  private void assertSecondIsReported(Path file, String reason) throws IOException {
    assertThat(history.damaged()).containsOnlyKeys(SECOND);
    assertThat(history.damaged().get(SECOND)).contains(file.toString()).contains(reason);
    assertThat(history.versions())
        .extracting(version -> version.id().toString())
        .containsExactly("main.0", "main.2");
    assertThat(history.save(KAN).id()).hasToString("main.3");
  }

  /** Returns a description in version 1 of the format. */
  private static String withoutChecksum(String text) {
    return text.replaceFirst("\"version\" : 2", "\"version\" : 1")
        .replaceFirst("\"id\" : \"main.1\",", "")
        .replaceFirst(",\\s*\"network\" : \"[0-9a-f]{64}\"", "")
        .replaceFirst(",\\s*\"checksum\" : \"[0-9a-f]{64}\"", "");
  }

  private void exchange(Path one, Path other) throws IOException {
    Path aside = directory.resolve("aside");
    Files.move(one, aside);
    Files.move(other, one);
    Files.move(aside, other);
  }
}
