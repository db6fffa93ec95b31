// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonPlace;
import dev.kan.core.storage.json.tree.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The JSON format, version 2, of the description of a saved network in a model history. It is
 * stored beside the network, so that versions can be listed without reading networks. A checksum is
 * added in the file. Version 1 had no checksum, no id and no checksum of the network.
 *
 * @param format the name of the format, {@value #FORMAT}
 * @param version the version of the format, {@value #VERSION}, or 1 if it was read from such a file
 * @param id the id of the described version; empty in version 1
 * @param parent the id of the version that this one was derived from; empty if there is none
 * @param saved the time of saving, as ISO 8601 in UTC
 * @param action the last step of the network's provenance; empty if there is none
 * @param details the details of that step, sorted by key
 * @param widths the number of inputs, followed by the number of nodes of each layer
 * @param trainableParameters the number of parameters that are trained
 * @param network the checksum of the network's file; empty in version 1
 */
public record VersionDocument(
    String format,
    int version,
    String id,
    String parent,
    String saved,
    String action,
    Map<String, String> details,
    List<Integer> widths,
    long trainableParameters,
    String network) {
  /** The name of the format. */
  public static final String FORMAT = "kan-version";

  /** The version of the format that is written. */
  public static final int VERSION = 2;

  private static final DocumentFormat READ =
      new DocumentFormat("a saved version", FORMAT, VERSION - 1, VERSION, VERSION);

  /** Copies the details and widths. */
  public VersionDocument {
    details = ImmutableSortedMap.copyOf(details);
    widths = ImmutableList.copyOf(widths);
  }

  /**
   * Writes this description to a file, which is replaced completely or not at all.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    byte[] bytes = JsonText.indented(StrictJson.checked(json())).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  /**
   * Reads a description from a file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the file is not complete JSON of this format and version,
   *     does not match its checksum, lacks a field or has one that is unknown or not of its type;
   *     the message names the file
   */
  public static VersionDocument read(Path file) throws IOException {
    return StrictJson.read(
        file,
        json ->
            StrictJson.parse(json, READ, VersionDocument::upgrade, VersionDocument::read)
                .content());
  }

  private static VersionDocument read(JsonPlace document) {
    document.withFields(
        "format",
        "version",
        "id",
        "parent",
        "saved",
        "action",
        "details",
        "widths",
        "trainableParameters",
        "network");
    return new VersionDocument(
        document.field("format").text(),
        document.field("version").integer(),
        document.field("id").text(),
        document.field("parent").text(),
        document.field("saved").text(),
        document.field("action").text(),
        document.field("details").texts(),
        document.field("widths").items().stream().map(JsonPlace::integer).toList(),
        document.field("trainableParameters").longInteger(),
        document.field("network").text());
  }

  private Json.Fields json() {
    return new Json.Fields(
        ImmutableMap.of(
            "format", Json.of(format),
            "version", Json.of(version),
            "id", Json.of(id),
            "parent", Json.of(parent),
            "saved", Json.of(saved),
            "action", Json.of(action),
            "details", Json.texts(details),
            "widths", Json.items(widths, Json::of),
            "trainableParameters", Json.of(trainableParameters),
            "network", Json.of(network)));
  }

  private static Json.Fields upgrade(int version, Json.Fields document) {
    if (version == VERSION) {
      return document;
    }
    Json.Fields upgraded = document;
    for (String added : List.of("id", "network")) {
      if (document.values().containsKey(added)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "version %d has no field \"%s\"", version, added));
      }
      upgraded = upgraded.with(added, Json.of(""));
    }
    return upgraded;
  }
}
