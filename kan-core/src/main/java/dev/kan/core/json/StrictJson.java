// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
import java.util.Locale;
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
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxDocumentLength(-1).maxTokenCount(-1).build());
  }

  private StrictJson() {}

  /**
   * A format of documents.
   *
   * @param what what it is called in errors, for example {@code "a network"}
   * @param name what documents call it
   * @param oldest the oldest version that can be read
   * @param newest the newest
   */
  record Format(String what, String name, int oldest, int newest) {}

  /** Brings a document of an older version into the form of the newest. */
  interface Upgrade {
    /** The form that is read is the newest. */
    Upgrade NONE = (version, tree) -> {};

    /** Changes {@code tree}, which is of {@code version}. */
    void apply(int version, JsonNode tree);
  }

  /**
   * The document in a text.
   *
   * @throws IllegalArgumentException if the text is not JSON, of another format or version, lacks a
   *     field or has one that is unknown
   */
  static <T> T parse(String json, Format format, Upgrade upgrade, Class<T> type) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      checkFormat(tree, format);
      upgrade.apply(version(tree, format), tree);
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not %s in JSON: %s".formatted(format.what(), e.getOriginalMessage()), e);
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

  private static void checkFormat(JsonNode tree, Format format) {
    JsonNode name = tree.path("format");
    if (!name.isTextual() || !name.textValue().equals(format.name())) {
      throw new IllegalArgumentException(
          "not %s in JSON: expected \"format\": \"%s\"; got %s"
              .formatted(format.what(), format.name(), name.isMissingNode() ? "none" : name));
    }
  }

  private static int version(JsonNode tree, Format format) {
    JsonNode version = tree.path("version");
    int oldest = format.oldest();
    int newest = format.newest();
    if (!version.isInt() || version.intValue() < oldest || version.intValue() > newest) {
      throw new IllegalArgumentException(
          "unknown version %s; this library reads %s"
              .formatted(
                  version.isMissingNode() ? "(none)" : version,
                  oldest == newest
                      ? "version " + newest
                      : String.format(Locale.ROOT, "versions %d to %d", oldest, newest)));
    }
    return version.intValue();
  }
}
