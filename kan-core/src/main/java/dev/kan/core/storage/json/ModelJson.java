// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import dev.kan.core.expression.CustomFunction;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.json.tree.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes models as JSON and reads them back, equal to the last bit: columns, target, loss, scores,
 * provenance and network. Reading is as strict as that of {@link KanJson}, and the checksum at the
 * end covers all of it.
 *
 * <pre>{@code
 * ModelJson.write(model, Path.of("model.json"));
 * KanModel same = ModelJson.read(Path.of("model.json"));
 * }</pre>
 */
public final class ModelJson {
  private static final DocumentFormat FORMAT =
      new DocumentFormat("a model", ModelDocument.FORMAT, 1, 1, ModelDocument.VERSION);

  private ModelJson() {}

  /** Returns the model as JSON text, all of it in ASCII. */
  public static String toJson(KanModel model) {
    return JsonText.compact(StrictJson.checked(ModelDocument.of(model).json()));
  }

  /** Returns the checksum in the model's JSON: 64 hexadecimal digits. */
  public static String checksum(KanModel model) {
    return Checksum.of(ModelDocument.of(model).json());
  }

  /**
   * Returns the model for a text that {@link #toJson} returned.
   *
   * @param functions the user's functions that symbolic edges call, in any order; others are
   *     ignored
   * @throws IllegalArgumentException if the text is not JSON, is cut off, is not a model, is of a
   *     later version, does not match its checksum, lacks a field, has one that is unknown or not
   *     of its type, or if the network does not fit the columns or calls a function that is not
   *     passed
   */
  public static KanModel fromJson(String json, CustomFunction... functions) {
    return document(json).content().toModel(functions);
  }

  private static StrictJson.Document<ModelDocument> document(String json) {
    return StrictJson.parse(json, FORMAT, ModelDocument::upgrade, ModelDocument::read);
  }

  /**
   * Writes a model to a file, which is replaced completely or not at all.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(KanModel model, Path file) throws IOException {
    byte[] bytes = toJson(model).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  /**
   * Reads a model from a file.
   *
   * @param functions the user's functions that symbolic edges call; others are ignored
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException as {@link #fromJson}, or if the file is not text in UTF-8; the
   *     message names the file
   */
  public static KanModel read(Path file, CustomFunction... functions) throws IOException {
    return StrictJson.read(file, json -> fromJson(json, functions));
  }

  /**
   * Reads a model from a file that must have a given checksum.
   *
   * @param file the file
   * @param checksum the result of {@link #checksum} when the model was written
   * @param functions the user's functions that symbolic edges call; others are ignored
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException as {@link #read}, or if the file has another checksum
   */
  public static KanModel readChecked(Path file, String checksum, CustomFunction... functions)
      throws IOException {
    return StrictJson.read(
        file, json -> document(json).requireChecksum(checksum).content().toModel(functions));
  }
}
