// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/**
 * Converts JSON values to text and back. The text is ASCII, so that every character, even half of a
 * surrogate pair, is preserved.
 */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxDocumentLength(-1).maxTokenCount(-1).build())
          .build();

  private JsonText() {}

  /**
   * Returns the value of a text.
   *
   * @throws IllegalArgumentException if the text is not one JSON value, or an object in it has two
   *     members of the same name
   */
  public static Json parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("the text is empty");
      }
      Json value = value(parser);
      JsonToken more = parser.nextToken();
      if (more != null) {
        throw new IllegalArgumentException("expected the end of the text; got " + more.asString());
      }
      return value;
    } catch (JsonEOFException e) {
      throw new IllegalArgumentException(
          "the text ends in line "
              + e.getLocation().getLineNr()
              + " within a value, as if it were cut off",
          e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new AssertionError("a text can always be read", e);
    }
  }

  private static Json value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT -> new Json.Whole(parser.getBigIntegerValue().toString());
      case VALUE_NUMBER_FLOAT -> new Json.Real(parser.getDoubleValue());
      case VALUE_TRUE -> Json.Literal.TRUE;
      case VALUE_FALSE -> Json.Literal.FALSE;
      case VALUE_NULL -> Json.Literal.NULL;
      default -> throw new AssertionError("no value begins with " + parser.currentToken());
    };
  }

  private static Json fields(JsonParser parser) throws IOException {
    ImmutableMap.Builder<String, Json> fields = ImmutableMap.builder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Json.Fields(fields.buildOrThrow());
  }

  private static Json items(JsonParser parser) throws IOException {
    ImmutableList.Builder<Json> items = ImmutableList.builder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Items(items.build());
  }

  /** Returns the text of a value on one line. */
  public static String compact(Json value) {
    return text(value, false);
  }

  /** Returns the indented text of a value. */
  public static String indented(Json value) {
    return text(value, true);
  }

  private static String text(Json value, boolean indented) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      if (indented) {
        generator.useDefaultPrettyPrinter();
      }
      write(value, generator);
    } catch (IOException e) {
      throw new AssertionError("texts and numbers can always be written", e);
    }
    return text.toString();
  }

  private static void write(Json value, JsonGenerator generator) throws IOException {
    if (value instanceof Json.Fields fields) {
      generator.writeStartObject();
      for (Map.Entry<String, Json> field : fields.values().entrySet()) {
        generator.writeFieldName(field.getKey());
        write(field.getValue(), generator);
      }
      generator.writeEndObject();
    } else if (value instanceof Json.Items items) {
      generator.writeStartArray();
      for (Json item : items.values()) {
        write(item, generator);
      }
      generator.writeEndArray();
    } else if (value instanceof Json.Text text) {
      generator.writeString(text.value());
    } else if (value instanceof Json.Whole whole) {
      generator.writeNumber(whole.digits());
    } else if (value instanceof Json.Real real) {
      generator.writeNumber(real.value());
    } else if (value == Json.Literal.NULL) {
      generator.writeNull();
    } else {
      generator.writeBoolean(value == Json.Literal.TRUE);
    }
  }
}
