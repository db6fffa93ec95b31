// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.json;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.kan.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The JSON format, version 1, of what a model history says of one network beside its file, so that
 * it can be listed without reading the network.
 *
 * @param format {@value #FORMAT}
 * @param version {@value #VERSION}
 * @param parent the id of the version that this one came from; empty if there is none
 * @param saved when it was saved, as ISO 8601 in UTC
 * @param action the last step of the network's provenance; empty if there is none
 * @param details of that step, sorted by key
 * @param widths the numbers of nodes, inputs first
 * @param trainableParameters how many parameters training changes
 */
@JsonPropertyOrder({
  "format",
  "version",
  "parent",
  "saved",
  "action",
  "details",
  "widths",
  "trainableParameters"
})
public record VersionDocument(
    String format,
    int version,
    String parent,
    String saved,
    String action,
    Map<String, String> details,
    List<Integer> widths,
    long trainableParameters) {
  /** The name of the format. */
  public static final String FORMAT = "kan-version";

  /** The version of the format that is written and read. */
  public static final int VERSION = 1;

  /** Copies the details and widths. */
  public VersionDocument {
    details = ImmutableSortedMap.copyOf(details);
    widths = ImmutableList.copyOf(widths);
  }

  /**
   * Writes it to a file, which is replaced as a whole or not at all.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    byte[] bytes = toJson().getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  /**
   * Reads one from a file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not complete JSON of this format and version, lacks a
   *     field or has one that is unknown; the message names the file
   */
  public static VersionDocument read(Path file) throws IOException {
    StrictJson.Format format = new StrictJson.Format("a saved version", FORMAT, VERSION, VERSION);
    return StrictJson.read(
        file,
        json -> StrictJson.parse(json, format, StrictJson.Upgrade.NONE, VersionDocument.class));
  }

  private String toJson() {
    try {
      return StrictJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new AssertionError("texts and numbers can always be written", e);
    }
  }
}
