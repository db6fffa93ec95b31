// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Iterables;
import dev.kan.core.Kan;
import dev.kan.core.Provenance.Step;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.json.KanJson;
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

/** The directory of one version, named by its id: the network and what is said of it. */
record VersionDirectory(Path path, VersionId id) {
  static VersionDirectory in(Path history, VersionId id) {
    return new VersionDirectory(history.resolve(id.toString()), id);
  }

  private Path model() {
    return path.resolve("kan.json");
  }

  private Path description() {
    return path.resolve("version.json");
  }

  /** Whether there is anything of a version. */
  boolean exists() {
    return Files.isRegularFile(model()) || Files.isRegularFile(description());
  }

  /** Throws {@link FileAlreadyExistsException} if the place is taken. */
  Version write(Kan kan, Optional<VersionId> parent, Instant saved) throws IOException {
    Step last = Iterables.getLast(kan.provenance().steps(), new Step("", Map.of()));
    Version version =
        new Version(
            id,
            parent,
            saved,
            last.action(),
            last.details(),
            kan.widths(),
            kan.trainableParameterCount(),
            Optional.of(KanJson.checksum(kan)));
    AtomicFiles.writeNewDirectory(
        path,
        temporary -> {
          VersionDirectory unfinished = new VersionDirectory(temporary, id);
          KanJson.write(kan, unfinished.model());
          document(version).write(unfinished.description());
        });
    return version;
  }

  /** Throws as {@link #readDescription}, and if the network is not the one described. */
  Kan readModel(CustomFunction... functions) throws IOException {
    Optional<String> checksum = readDescription().checksum();
    return checksum.isPresent()
        ? KanJson.readChecked(model(), checksum.get(), functions)
        : KanJson.read(model(), functions);
  }

  /** Throws as {@link VersionDocument#read}, and if there is no model to it. */
  Version readDescription() throws IOException {
    VersionDocument document = VersionDocument.read(description());
    if (!Files.isRegularFile(model())) {
      throw new NoSuchFileException(model().toString());
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
