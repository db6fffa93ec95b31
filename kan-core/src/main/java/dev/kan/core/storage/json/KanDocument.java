// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.Provenance;
import dev.kan.core.expression.CustomFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON format of a network, version 3, to which {@link StrictJson} adds a checksum. Version 2
 * had none, version 1 no symbolic edges either. Arrays are nested, in the shapes of ParameterKind.
 */
@JsonPropertyOrder({"format", "version", "provenance", "layers"})
record KanDocument(
    String format, int version, List<StepDocument> provenance, List<LayerDocument> layers) {
  static final String FORMAT = "kan";
  static final int VERSION = 3;

  /** One step of the network's history. */
  record StepDocument(String action, Map<String, String> details) {}

  static KanDocument of(Kan kan) {
    return new KanDocument(
        FORMAT,
        VERSION,
        kan.provenance().steps().stream()
            .map(step -> new StepDocument(step.action(), step.details()))
            .toList(),
        kan.layers().stream().map(LayerDocument::of).toList());
  }

  /** Refuses a network inside another document that is not in the newest version. */
  void requireNewest() {
    checkArgument(
        format.equals(FORMAT) && version == VERSION,
        "expected a network of format \"%s\", version %s; got \"%s\", version %s",
        FORMAT,
        VERSION,
        format,
        version);
  }

  Kan toKan(CustomFunction... functions) {
    Provenance history = Provenance.NONE;
    for (StepDocument step : provenance) {
      history = history.then(step.action(), step.details());
    }
    List<KanLayer> read = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      try {
        read.add(layers.get(l).toLayer(functions));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("layer " + l + ": " + e.getMessage(), e);
      }
    }
    return new Kan(read, history);
  }
}
