// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.google.common.primitives.Ints;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A format of documents.
 *
 * @param what the name of such a document in messages, for example {@code "a network"}
 * @param name the name of the format in documents
 * @param oldest the oldest version that can be read
 * @param checked the first version that has a checksum
 * @param newest the newest version
 */
record DocumentFormat(String what, String name, int oldest, int checked, int newest) {
  /**
   * Returns the version of a document.
   *
   * @throws IllegalArgumentException if it has another format, or a version that is not supported
   */
  int versionOf(Json document) {
    Json format = field(document, "format");
    if (!new Json.Text(name).equals(format)) {
      throw new IllegalArgumentException(
          "not %s in JSON: expected \"format\": \"%s\"; got %s"
              .formatted(what, name, format == null ? "none" : JsonText.compact(format)));
    }
    Json version = field(document, "version");
    Integer number = version instanceof Json.Whole whole ? Ints.tryParse(whole.digits()) : null;
    if (number == null || number < oldest || number > newest) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "unknown version %s; this library reads versions %d to %d",
              version == null ? "(none)" : JsonText.compact(version),
              oldest,
              newest));
    }
    return number;
  }

  private static @Nullable Json field(Json document, String name) {
    return document instanceof Json.Fields fields ? fields.values().get(name) : null;
  }
}
