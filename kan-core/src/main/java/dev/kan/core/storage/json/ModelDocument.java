// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import java.util.Map;

/**
 * The JSON format of a model, version 1, to which {@link StrictJson} adds a checksum: the columns,
 * the target, the loss, the scores, and the network in the format of {@link KanDocument}.
 */
record ModelDocument(Schema schema, Loss loss, Scores scores, KanDocument network) {
  static final String FORMAT = "kan-model";
  static final int VERSION = 1;

  static ModelDocument of(KanModel model) {
    return new ModelDocument(
        model.schema(), model.loss(), model.scores(), KanDocument.of(model.kan()));
  }

  static ModelDocument read(JsonPlace document) {
    document.withFields("format", "version", "columns", "target", "loss", "scores", "network");
    return new ModelDocument(
        SchemaDocument.read(document.field("columns"), document.field("target")),
        Loss.parse(document.field("loss").text()),
        scores(document.field("scores")),
        KanDocument.readNested(document.field("network")));
  }

  private static Scores scores(JsonPlace scores) {
    scores.withFields("samples", "values");
    ImmutableMap.Builder<Metric, Double> values = ImmutableMap.builder();
    for (JsonPlace value : scores.field("values").items()) {
      value.withFields("metric", "value");
      values.put(value.field("metric").constant(Metric.class), value.field("value").number());
    }
    return new Scores(values.buildOrThrow(), scores.field("samples").integer());
  }

  Json.Fields json() {
    return new Json.Fields(
        ImmutableMap.of(
            "format", Json.of(FORMAT),
            "version", Json.of(VERSION),
            "columns", Json.items(schema.columns(), SchemaDocument::json),
            "target", SchemaDocument.json(schema.target()),
            "loss", Json.of(loss.toString()),
            "scores", json(scores),
            "network", network.json()));
  }

  private static Json json(Scores scores) {
    return new Json.Fields(
        ImmutableMap.of(
            "samples", Json.of(scores.samples()),
            "values", Json.items(scores.values().entrySet(), ModelDocument::json)));
  }

  private static Json json(Map.Entry<Metric, Double> score) {
    return new Json.Fields(
        ImmutableMap.of(
            "metric", Json.of(score.getKey().name()), "value", Json.of(score.getValue())));
  }

  KanModel toModel(CustomFunction... functions) {
    return new KanModel(network.toKan(functions), schema, loss, scores);
  }
}
