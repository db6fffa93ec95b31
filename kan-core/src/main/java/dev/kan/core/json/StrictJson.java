// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Reading of documents that say their format and version, complete and with no unknown field. */
final class StrictJson {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxDocumentLength(-1).maxTokenCount(-1).build());
  }

  private StrictJson() {}

  /**
   * The document in a text.
   *
   * @param what what it is called in errors, for example {@code "a network"}
   * @throws IllegalArgumentException if the text is not JSON, of another format or version, lacks a
   *     field or has one that is unknown
   */
  static <T> T parse(String json, String what, String format, int version, Class<T> type) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      checkFormat(tree, what, format);
      checkVersion(tree, version);
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not %s in JSON: %s".formatted(what, e.getOriginalMessage()), e);
    }
  }

  /**
   * What a file's text says.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not text in UTF-8 or {@code parse} refuses it; the
   *     message names the file
   */
  static <T> T read(Path file, Function<String, T> parse) throws IOException {
    try {
      return parse.apply(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": not text in UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static void checkFormat(JsonNode tree, String what, String expected) {
    JsonNode format = tree.path("format");
    if (!format.isTextual() || !format.textValue().equals(expected)) {
      throw new IllegalArgumentException(
          "not %s in JSON: expected \"format\": \"%s\"; got %s"
              .formatted(what, expected, format.isMissingNode() ? "none" : format));
    }
  }

  private static void checkVersion(JsonNode tree, int expected) {
    JsonNode version = tree.path("version");
    if (!version.isInt() || version.intValue() != expected) {
      throw new IllegalArgumentException(
          "unknown version %s; this library reads version %d"
              .formatted(version.isMissingNode() ? "(none)" : version, expected));
    }
  }
}
