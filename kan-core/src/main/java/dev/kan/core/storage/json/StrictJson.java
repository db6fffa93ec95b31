// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.storage.file.FileErrors;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonPlace;
import dev.kan.core.storage.json.tree.JsonText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads and writes documents that state their format and version, are complete, have no unknown
 * field and are protected by a checksum.
 */
final class StrictJson {
  private static final String CHECKSUM = "checksum";

  private StrictJson() {}

  /**
   * A document that was read.
   *
   * @param content the content, in the form of the newest version
   * @param version the version of the document
   * @param checksum the verified checksum; empty if the version has none
   */
  record Document<T>(T content, int version, Optional<String> checksum) {
    /**
     * Returns this document if it has the expected checksum.
     *
     * @throws IllegalArgumentException if it has another checksum or none
     */
    Document<T> requireChecksum(String expected) {
      checkArgument(
          checksum.equals(Optional.of(expected)),
          "is not what was saved: its checksum is %s; expected %s",
          checksum.orElse("(none)"),
          expected);
      return this;
    }
  }

  /** Converts a document of an older version to the form of the newest one. */
  interface Upgrade {
    /** Returns a document of the given version in the newest form. */
    Json.Fields apply(int version, Json.Fields document);
  }

  /** Returns the document with its checksum as the last field. */
  static Json.Fields checked(Json.Fields document) {
    return document.with(CHECKSUM, Json.of(Checksum.of(document)));
  }

  /**
   * Returns the document for a text.
   *
   * @throws IllegalArgumentException if the text is not JSON, has another format or version, does
   *     not match its checksum, lacks a field or has one that is unknown or of another type
   */
  static <T> Document<T> parse(
      String text, DocumentFormat format, Upgrade upgrade, Function<JsonPlace, T> reader) {
    Json json = inFormat(format, () -> JsonText.parse(text));
    int version = format.versionOf(json);
    Json.Fields document = (Json.Fields) json;
    Optional<String> checksum = Optional.empty();
    if (version >= format.checked()) {
      checksum = Optional.of(checkedSum(document));
      document = document.without(CHECKSUM);
    }
    JsonPlace root = new JsonPlace("", upgrade.apply(version, document));
    return new Document<>(inFormat(format, () -> reader.apply(root)), version, checksum);
  }

  private static <T> T inFormat(DocumentFormat format, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "not %s in JSON: %s".formatted(format.what(), e.getMessage()), e);
    }
  }

  /** Returns the checksum of a document after verifying it. */
  private static String checkedSum(Json.Fields document) {
    String sum = Checksum.of(document.without(CHECKSUM));
    Json written = document.values().get(CHECKSUM);
    if (!Json.of(sum).equals(written)) {
      throw new IllegalArgumentException(
          "the content has changed since it was written: its checksum is %s; expected %s"
              .formatted(sum, written == null ? "one in the file" : JsonText.compact(written)));
    }
    return sum;
  }

  /**
   * Returns the parsed content of a file.
   *
   * @throws IOException if the file cannot be read; the message names the file
   * @throws IllegalArgumentException if it is not text in UTF-8 or {@code parse} refuses it; the
   *     message names the file
   */
  static <T> T read(Path file, Function<String, T> parse) throws IOException {
    try {
      return parse.apply(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": not text in UTF-8", e);
    } catch (IOException e) {
      throw FileErrors.naming(file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
