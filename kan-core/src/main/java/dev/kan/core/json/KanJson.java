// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kan.core.Kan;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a network as JSON and reads it back, to the last bit. Reading is strict: what is not a
 * network of a known version, complete and in shape, is refused.
 */
public final class KanJson {
  private static final int WITHOUT_SYMBOLIC = 1;
  private static final String SYMBOLIC = "symbolic";

  private KanJson() {}

  /** The network as JSON text. */
  public static String toJson(Kan kan) {
    try {
      return StrictJson.MAPPER.writeValueAsString(KanDocument.of(kan));
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
    StrictJson.Format format =
        new StrictJson.Format(
            "a network", KanDocument.FORMAT, WITHOUT_SYMBOLIC, KanDocument.VERSION);
    return StrictJson.parse(json, format, KanJson::upgrade, KanDocument.class).toKan(functions);
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
   * @throws IllegalArgumentException as {@link #fromJson}, or if it is not text in UTF-8; the
   *     message names the file
   */
  public static Kan read(Path file, CustomFunction... functions) throws IOException {
    return StrictJson.read(file, json -> fromJson(json, functions));
  }

  private static void upgrade(int version, JsonNode tree) {
    if (version > WITHOUT_SYMBOLIC) {
      return;
    }
    for (JsonNode layer : tree.path("layers")) {
      if (layer instanceof ObjectNode fields
          && fields.putIfAbsent(SYMBOLIC, fields.arrayNode()) != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "version %d has no field \"%s\" in its layers", version, SYMBOLIC));
      }
    }
  }
}
