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
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kan.core.Kan;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a network as JSON and reads it back, to the last bit. Reading is strict: what is not a
 * network of a known version, complete and in shape, is refused.
 */
public final class KanJson {
  private static final int WITHOUT_SYMBOLIC = 1;
  private static final String SYMBOLIC = "symbolic";
  private static final JsonMapper MAPPER =
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
   * The network that {@link #toJson} wrote, in this version or an earlier one.
   *
   * @param functions the users' functions that symbolic edges call, in any order; others than those
   *     do no harm
   * @throws IllegalArgumentException if the text is not JSON, is cut off, is not a network, is of a
   *     later version, lacks a field, has one that is unknown, has an array of the wrong shape, or
   *     calls a function that is not passed
   */
  public static Kan fromJson(String json, CustomFunction... functions) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (version(tree) == WITHOUT_SYMBOLIC) {
        addSymbolic(tree);
      }
      return MAPPER.treeToValue(tree, KanDocument.class).toKan(functions);
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
   * @param functions the users' functions that symbolic edges call
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException as {@link #fromJson}; the message names the file
   */
  public static Kan read(Path file, CustomFunction... functions) throws IOException {
    String json = Files.readString(file);
    try {
      return fromJson(json, functions);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static int version(JsonNode tree) {
    JsonNode format = tree.path("format");
    if (!format.isTextual() || !format.textValue().equals(KanDocument.FORMAT)) {
      throw new IllegalArgumentException(
          "not a network in JSON: expected \"format\": \"%s\"; got %s"
              .formatted(KanDocument.FORMAT, format.isMissingNode() ? "none" : format));
    }
    JsonNode version = tree.path("version");
    if (!version.isInt()
        || version.intValue() < WITHOUT_SYMBOLIC
        || version.intValue() > KanDocument.VERSION) {
      throw new IllegalArgumentException(
          "unknown version %s; this library reads versions %d to %d"
              .formatted(
                  version.isMissingNode() ? "(none)" : version,
                  WITHOUT_SYMBOLIC,
                  KanDocument.VERSION));
    }
    return version.intValue();
  }

  private static void addSymbolic(JsonNode tree) {
    for (JsonNode layer : tree.path("layers")) {
      if (layer instanceof ObjectNode fields
          && fields.putIfAbsent(SYMBOLIC, fields.arrayNode()) != null) {
        throw new IllegalArgumentException(
            "version %d has no field \"%s\" in its layers".formatted(WITHOUT_SYMBOLIC, SYMBOLIC));
      }
    }
  }
}
