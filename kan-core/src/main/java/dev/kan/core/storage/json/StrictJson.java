// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kan.core.storage.file.FileErrors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Documents that say their format and version, complete and with no unknown field, under a
 * checksum.
 */
final class StrictJson {
  private static final String CHECKSUM = "checksum";

  private StrictJson() {}

  /**
   * A document as it was read.
   *
   * @param content what it says, in the form of the newest version
   * @param version the version that it was in
   * @param checksum its checksum, which is right; empty if the version has none
   */
  record Document<T>(T content, int version, Optional<String> checksum) {
    /**
     * Returns this document if it has a checksum.
     *
     * @throws IllegalArgumentException if it has another one or none
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

  /** Brings a document of an older version into the form of the newest. */
  interface Upgrade {
    /** Changes {@code tree}, which is of {@code version}. */
    void apply(int version, JsonNode tree);
  }

  /** A document with its checksum in its last field. */
  static ObjectNode checked(Object document) {
    ObjectNode tree = StrictMapper.MAPPER.valueToTree(document);
    return tree.put(CHECKSUM, Checksum.of(tree));
  }

  static String checksum(ObjectNode checked) {
    return checked.path(CHECKSUM).textValue();
  }

  /** The text of a document, on one line. */
  static String text(ObjectNode checked) {
    return text(checked, StrictMapper.MAPPER.writer());
  }

  /** The text of a document, indented. */
  static String prettyText(ObjectNode checked) {
    return text(checked, StrictMapper.MAPPER.writerWithDefaultPrettyPrinter());
  }

  private static String text(ObjectNode checked, ObjectWriter writer) {
    try {
      return writer.writeValueAsString(checked);
    } catch (JsonProcessingException e) {
      throw new AssertionError("texts and numbers can always be written", e);
    }
  }

  /**
   * The document in a text.
   *
   * @throws IllegalArgumentException if the text is not JSON, of another format or version, does
   *     not match its checksum, lacks a field or has one that is unknown or of another type
   */
  static <T> Document<T> parse(String json, DocumentFormat format, Upgrade upgrade, Class<T> type) {
    try {
      JsonNode tree = StrictMapper.MAPPER.readTree(json);
      int version = format.versionOf(tree);
      Optional<String> checksum =
          version < format.checked() ? Optional.empty() : Optional.of(checkedSum(tree));
      upgrade.apply(version, tree);
      return new Document<>(StrictMapper.MAPPER.treeToValue(tree, type), version, checksum);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not %s in JSON: %s".formatted(format.what(), e.getOriginalMessage()), e);
    }
  }

  /** Takes the checksum out of the tree once it is found to be right. */
  private static String checkedSum(JsonNode tree) {
    JsonNode written = ((ObjectNode) tree).path(CHECKSUM);
    ((ObjectNode) tree).remove(CHECKSUM);
    String sum = Checksum.of(tree);
    if (!sum.equals(written.textValue())) {
      throw new IllegalArgumentException(
          "the content has changed since it was written: its checksum is %s; expected %s"
              .formatted(sum, written.isMissingNode() ? "one in the file" : written));
    }
    return sum;
  }

  /**
   * What a file's text says.
   *
   * @throws IOException if the file cannot be read; it names the file
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
