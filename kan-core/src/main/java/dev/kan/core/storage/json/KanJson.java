// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes networks as JSON and reads them back, equal to the last bit. Reading is strict: everything
 * that is not a complete network of a known version is refused. For a network with its columns use
 * {@link ModelJson}.
 *
 * <p>The JSON ends with a checksum of its content, so that damage is detected. A file may be
 * indented and its members reordered. To change a value by hand, delete the field {@code checksum}
 * and set {@code version} to {@value #WITHOUT_CHECKSUM}. Networks of that version or an earlier one
 * are read unchecked, and their provenance ends with the step {@value #UNCHECKED}.
 *
 * <pre>{@code
 * KanJson.write(kan, Path.of("kan.json"));
 * Kan same = KanJson.read(Path.of("kan.json"));
 * }</pre>
 */
public final class KanJson {
  /**
   * The action of the step that is added to the provenance of a network that is read without a
   * checksum.
   */
  public static final String UNCHECKED = "read without checksum";

  private static final int WITHOUT_SYMBOLIC = 1;
  private static final int WITHOUT_CHECKSUM = 2;
  private static final String SYMBOLIC = "symbolic";
  private static final DocumentFormat FORMAT =
      new DocumentFormat(
          "a network",
          KanDocument.FORMAT,
          WITHOUT_SYMBOLIC,
          WITHOUT_CHECKSUM + 1,
          KanDocument.VERSION);

  private KanJson() {}

  /** Returns the network as JSON text, all of it in ASCII. */
  public static String toJson(Kan kan) {
    return JsonText.compact(StrictJson.checked(KanDocument.of(kan).json()));
  }

  /**
   * Returns the network for a text that {@link #toJson} returned, in this version or an earlier
   * one.
   *
   * @param functions the user's functions that symbolic edges call, in any order; others are
   *     ignored
   * @throws IllegalArgumentException if the text is not JSON, is cut off, is not a network, is of a
   *     later version, does not match its checksum, lacks a field, has one that is unknown or not
   *     of its type, has an array of the wrong shape, or calls a function that is not passed
   */
  public static Kan fromJson(String json, CustomFunction... functions) {
    return network(document(json), functions);
  }

  /** Returns the checksum in the network's JSON: 64 hexadecimal digits. */
  public static String checksum(Kan kan) {
    return Checksum.of(KanDocument.of(kan).json());
  }

  /**
   * Writes a network to a file, which is replaced completely or not at all.
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
   * @param functions the user's functions that symbolic edges call; others are ignored
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException as {@link #fromJson}, or if the file is not text in UTF-8; the
   *     message names the file
   */
  public static Kan read(Path file, CustomFunction... functions) throws IOException {
    return StrictJson.read(file, json -> fromJson(json, functions));
  }

  /**
   * Reads a network from a file that must have a given checksum.
   *
   * @param file the file
   * @param checksum the result of {@link #checksum} when the network was written
   * @param functions the user's functions that symbolic edges call; others are ignored
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException as {@link #read}, or if the file has another checksum or none
   */
  public static Kan readChecked(Path file, String checksum, CustomFunction... functions)
      throws IOException {
    return StrictJson.read(
        file, json -> network(document(json).requireChecksum(checksum), functions));
  }

  private static StrictJson.Document<KanDocument> document(String json) {
    return StrictJson.parse(json, FORMAT, KanJson::upgrade, KanDocument::read);
  }

  private static Kan network(
      StrictJson.Document<KanDocument> document, CustomFunction... functions) {
    Kan kan = document.content().toKan(functions);
    return document.checksum().isPresent()
        ? kan
        : kan.withStep(UNCHECKED, Map.of("version", Integer.toString(document.version())));
  }

  private static Json.Fields upgrade(int version, Json.Fields document) {
    if (version > WITHOUT_SYMBOLIC
        || !(document.values().get("layers") instanceof Json.Items old)) {
      return document;
    }
    Json layers = Json.items(old.values(), KanJson::withSymbolic);
    ImmutableMap.Builder<String, Json> fields = ImmutableMap.builder();
    return new Json.Fields(
        fields.putAll(document.values()).put("layers", layers).buildKeepingLast());
  }

  private static Json withSymbolic(Json layer) {
    if (!(layer instanceof Json.Fields fields)) {
      return layer;
    }
    if (fields.values().containsKey(SYMBOLIC)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "version %d has no field \"%s\" in its layers",
              WITHOUT_SYMBOLIC,
              SYMBOLIC));
    }
    return fields.with(SYMBOLIC, new Json.Items(List.of()));
  }
}
