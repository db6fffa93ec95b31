// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Iterables;
import dev.kan.core.Kan;
import dev.kan.core.Provenance.Step;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.json.KanJson;
import dev.kan.core.storage.json.ModelJson;
import dev.kan.core.storage.json.VersionDocument;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The directory of one version, named by its id, with the network and its description. */
record VersionDirectory(Path path, VersionId id) {
  static VersionDirectory in(Path history, VersionId id) {
    return new VersionDirectory(history.resolve(id.toString()), id);
  }

  private Path network() {
    return path.resolve("kan.json");
  }

  private Path model() {
    return path.resolve("model.json");
  }

  private Path description() {
    return path.resolve("version.json");
  }

  /** Returns true if there is a network or a description. */
  boolean exists() {
    return hasNetwork() || Files.isRegularFile(description());
  }

  private boolean hasNetwork() {
    return Files.isRegularFile(model()) || Files.isRegularFile(network());
  }

  /** Writes a network. Throws {@link FileAlreadyExistsException} if the directory exists. */
  Version write(Kan kan, Optional<VersionId> parent, Instant saved) throws IOException {
    return write(
        version(kan, KanJson.checksum(kan), parent, saved),
        unfinished -> KanJson.write(kan, unfinished.network()));
  }

  /** Writes a model. Throws {@link FileAlreadyExistsException} if the directory exists. */
  Version write(KanModel model, Optional<VersionId> parent, Instant saved) throws IOException {
    return write(
        version(model.kan(), ModelJson.checksum(model), parent, saved),
        unfinished -> ModelJson.write(model, unfinished.model()));
  }

  private Version version(Kan kan, String checksum, Optional<VersionId> parent, Instant saved) {
    Step last = Iterables.getLast(kan.provenance().steps(), new Step("", Map.of()));
    return new Version(
        id,
        parent,
        saved,
        last.action(),
        last.details(),
        kan.widths(),
        kan.trainableParameterCount(),
        Optional.of(checksum));
  }

  @FunctionalInterface
  private interface Writing {
    void into(VersionDirectory unfinished) throws IOException;
  }

  private Version write(Version version, Writing content) throws IOException {
    AtomicFiles.writeNewDirectory(
        path,
        temporary -> {
          VersionDirectory unfinished = new VersionDirectory(temporary, id);
          content.into(unfinished);
          document(version).write(unfinished.description());
        });
    return version;
  }

  /**
   * Returns the network. Throws as {@link #readDescription}, and if it is not the network that is
   * described.
   */
  Kan readKan(CustomFunction... functions) throws IOException {
    if (Files.isRegularFile(model())) {
      return readModel(functions).kan();
    }
    Optional<String> checksum = readDescription().checksum();
    return checksum.isPresent()
        ? KanJson.readChecked(network(), checksum.get(), functions)
        : KanJson.read(network(), functions);
  }

  /**
   * Returns the model. Throws as {@link #readDescription}, and if it is missing or not the model
   * that is described.
   */
  KanModel readModel(CustomFunction... functions) throws IOException {
    checkArgument(
        Files.isRegularFile(model()), "%s: holds a network without a model's columns", path);
    return ModelJson.readChecked(model(), readDescription().checksum().orElse(""), functions);
  }

  /**
   * Returns the description. Throws as {@link VersionDocument#read}, and if there is no model or
   * network.
   */
  Version readDescription() throws IOException {
    VersionDocument document = VersionDocument.read(description());
    if (!hasNetwork()) {
      throw new NoSuchFileException(network().toString());
    }
    try {
      checkArgument(
          document.id().isEmpty() || document.id().equals(id.toString()),
          "describes version %s",
          document.id());
      return new Version(
          id,
          nonEmpty(document.parent()).map(VersionId::parse),
          Instant.parse(document.saved()),
          document.action(),
          document.details(),
          document.widths(),
          document.trainableParameters(),
          nonEmpty(document.network()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(description() + ": " + e.getMessage(), e);
    }
  }

  private static VersionDocument document(Version version) {
    return new VersionDocument(
        VersionDocument.FORMAT,
        VersionDocument.VERSION,
        version.id().toString(),
        version.parent().map(VersionId::toString).orElse(""),
        version.saved().toString(),
        version.action(),
        version.details(),
        version.widths(),
        version.trainableParameters(),
        version.checksum().orElse(""));
  }

  private static Optional<String> nonEmpty(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }
}
