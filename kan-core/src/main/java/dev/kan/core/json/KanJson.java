// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kan.core.Kan;
import dev.kan.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a network as JSON and reads it back, to the last bit. Reading is strict: what is not a
 * network of the known version, complete and in shape, is refused.
 */
public final class KanJson {
  private static final JsonMapper MAPPER =
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

  private KanJson() {}

  /** The network as JSON text. */
  public static String toJson(Kan kan) {
    try {
      return MAPPER.writeValueAsString(KanDocument.of(kan));
    } catch (JsonProcessingException e) {
      throw new AssertionError("a network can always be written", e);
    }
  }

  /**
   * The network that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is not JSON, is cut off, is not a network, is of
   *     another version, lacks a field, has one that is unknown, or has an array of the wrong shape
   */
  public static Kan fromJson(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      checkVersion(tree);
      return MAPPER.treeToValue(tree, KanDocument.class).toKan();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a network in JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Writes a network to a file, which is replaced as a whole or not at all.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Kan kan, Path file) throws IOException {
    byte[] bytes = toJson(kan).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  /**
   * Reads a network from a file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException as {@link #fromJson}; the message names the file
   */
  public static Kan read(Path file) throws IOException {
    String json = Files.readString(file);
    try {
      return fromJson(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static void checkVersion(JsonNode tree) {
    JsonNode format = tree.path("format");
    if (!format.isTextual() || !format.textValue().equals(KanDocument.FORMAT)) {
      throw new IllegalArgumentException(
          "not a network in JSON: expected \"format\": \"%s\"; got %s"
              .formatted(KanDocument.FORMAT, format.isMissingNode() ? "none" : format));
    }
    JsonNode version = tree.path("version");
    if (!version.isInt() || version.intValue() != KanDocument.VERSION) {
      throw new IllegalArgumentException(
          "unknown version %s; this library reads version %d"
              .formatted(version.isMissingNode() ? "(none)" : version, KanDocument.VERSION));
    }
  }
}
