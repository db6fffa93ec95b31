// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.kan.core.io.FileErrors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Documents that say their format and version, complete and with no unknown field, every value of
 * its own type and under a checksum. The text is ASCII: any character, be it half of a surrogate
 * pair, comes back as it was.
 */
final class StrictJson {
  private static final String CHECKSUM = "checksum";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .withCoercionConfigDefaults(
              values -> values.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .addModule(new SimpleModule().addDeserializer(double[].class, new PlainNumbers()))
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
   * @param checked the first version that has a checksum
   * @param newest the newest version
   */
  record Format(String what, String name, int oldest, int checked, int newest) {}

  /**
   * A document as it was read.
   *
   * @param content what it says, in the form of the newest version
   * @param version the version that it was in
   * @param checksum its checksum, which is right; empty if the version has none
   */
  record Document<T>(T content, int version, Optional<String> checksum) {}

  /** Brings a document of an older version into the form of the newest. */
  interface Upgrade {
    /** The form that is read is the newest. */
    Upgrade NONE = (version, tree) -> {};

    /** Changes {@code tree}, which is of {@code version}. */
    void apply(int version, JsonNode tree);
  }

  /** A document with its checksum in its last field. */
  static ObjectNode checked(Object document) {
    ObjectNode tree = MAPPER.valueToTree(document);
    return tree.put(CHECKSUM, Checksum.of(tree));
  }

  static String checksum(ObjectNode checked) {
    return checked.path(CHECKSUM).textValue();
  }

  /** The text of a document, on one line. */
  static String text(ObjectNode checked) {
    return text(checked, MAPPER.writer());
  }

  /** The text of a document, indented. */
  static String prettyText(ObjectNode checked) {
    return text(checked, MAPPER.writerWithDefaultPrettyPrinter());
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
  static <T> Document<T> parse(String json, Format format, Upgrade upgrade, Class<T> type) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      checkFormat(tree, format);
      int version = version(tree, format);
      Optional<String> checksum =
          version < format.checked() ? Optional.empty() : Optional.of(checkedSum(tree));
      upgrade.apply(version, tree);
      return new Document<>(MAPPER.treeToValue(tree, type), version, checksum);
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
                      : "versions %d to %d".formatted(oldest, newest)));
    }
    return version.intValue();
  }
}
