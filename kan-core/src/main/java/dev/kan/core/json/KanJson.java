// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kan.core.Kan;
import dev.kan.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a network as JSON and reads it back, to the last bit. Reading is strict: what is not a
 * network of the known version, complete and in shape, is refused.
 */
public final class KanJson {
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
   * The network that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is not JSON, is cut off, is not a network, is of
   *     another version, lacks a field, has one that is unknown, or has an array of the wrong shape
   */
  public static Kan fromJson(String json) {
    return StrictJson.parse(
            json, "a network", KanDocument.FORMAT, KanDocument.VERSION, KanDocument.class)
        .toKan();
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
   * @throws IllegalArgumentException as {@link #fromJson}, or if it is not text in UTF-8; the
   *     message names the file
   */
  public static Kan read(Path file) throws IOException {
    return StrictJson.read(file, KanJson::fromJson);
  }
}
