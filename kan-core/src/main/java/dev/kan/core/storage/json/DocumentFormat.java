// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * A format of documents.
 *
 * @param what what it is called in errors, for example {@code "a network"}
 * @param name what documents call it
 * @param oldest the oldest version that can be read
 * @param checked the first version that has a checksum
 * @param newest the newest version
 */
record DocumentFormat(String what, String name, int oldest, int checked, int newest) {
  /**
   * The version of a document.
   *
   * @throws IllegalArgumentException if it is of another format, or of a version that is not read
   */
  int versionOf(JsonNode tree) {
    JsonNode format = tree.path("format");
    if (!format.isTextual() || !format.textValue().equals(name)) {
      throw new IllegalArgumentException(
          "not %s in JSON: expected \"format\": \"%s\"; got %s"
              .formatted(what, name, format.isMissingNode() ? "none" : format));
    }
    JsonNode version = tree.path("version");
    if (!version.isInt() || version.intValue() < oldest || version.intValue() > newest) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "unknown version %s; this library reads versions %d to %d",
              version.isMissingNode() ? "(none)" : version,
              oldest,
              newest));
    }
    return version.intValue();
  }
}
