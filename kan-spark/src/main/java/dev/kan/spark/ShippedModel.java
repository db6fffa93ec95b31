// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelEvaluator;
import dev.kan.core.storage.json.ModelJson;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A model on its way to the executors: its JSON, from which each JVM makes the model and its
 * evaluator once, when it first needs them. Thread-safe.
 */
final class ShippedModel implements Serializable {
  private static final long serialVersionUID = 1;

  private final String json;
  private transient volatile @Nullable Unpacked unpacked;

  private record Unpacked(KanModel model, ModelEvaluator evaluator) {}

  ShippedModel(KanModel model) {
    json = ModelJson.toJson(model);
  }

  KanModel model() {
    return unpack().model;
  }

  ModelEvaluator evaluator() {
    return unpack().evaluator;
  }

  private Unpacked unpack() {
    Unpacked known = unpacked;
    return known != null ? known : unpackOnce();
  }

  private synchronized Unpacked unpackOnce() {
    Unpacked known = unpacked;
    if (known == null) {
      KanModel model = ModelJson.fromJson(json);
      known = new Unpacked(model, ModelEvaluator.of(model));
      unpacked = known;
    }
    return known;
  }
}
