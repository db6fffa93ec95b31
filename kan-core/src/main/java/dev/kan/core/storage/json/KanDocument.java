// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.Provenance;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonPlace;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON format of a network, version 3, to which {@link StrictJson} adds a checksum. Version 2
 * had no checksum, version 1 no symbolic edges either. Arrays are nested and have the shapes of
 * ParameterKind.
 */
record KanDocument(List<Provenance.Step> provenance, List<LayerDocument> layers) {
  static final String FORMAT = "kan";
  static final int VERSION = 3;

  static KanDocument of(Kan kan) {
    return new KanDocument(
        kan.provenance().steps(), kan.layers().stream().map(LayerDocument::of).toList());
  }

  static KanDocument read(JsonPlace document) {
    document.withFields("format", "version", "provenance", "layers");
    return new KanDocument(
        document.field("provenance").items().stream().map(KanDocument::step).toList(),
        document.field("layers").items().stream().map(LayerDocument::read).toList());
  }

  /** Reads a network inside another document. It must have the newest version. */
  static KanDocument readNested(JsonPlace document) {
    KanDocument read = read(document);
    String format = document.field("format").text();
    int version = document.field("version").integer();
    checkArgument(
        format.equals(FORMAT) && version == VERSION,
        "expected a network of format \"%s\", version %s; got \"%s\", version %s",
        FORMAT,
        VERSION,
        format,
        version);
    return read;
  }

  private static Provenance.Step step(JsonPlace step) {
    step.withFields("action", "details");
    return new Provenance.Step(step.field("action").text(), step.field("details").texts());
  }

  Json.Fields json() {
    return new Json.Fields(
        ImmutableMap.of(
            "format", Json.of(FORMAT),
            "version", Json.of(VERSION),
            "provenance", Json.items(provenance, KanDocument::json),
            "layers", Json.items(layers, LayerDocument::json)));
  }

  private static Json json(Provenance.Step step) {
    return new Json.Fields(
        ImmutableMap.of("action", Json.of(step.action()), "details", Json.texts(step.details())));
  }

  Kan toKan(CustomFunction... functions) {
    List<KanLayer> read = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      try {
        read.add(layers.get(l).toLayer(functions));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("layer " + l + ": " + e.getMessage(), e);
      }
    }
    return new Kan(read, new Provenance(provenance));
  }
}
