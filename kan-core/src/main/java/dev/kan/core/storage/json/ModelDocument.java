// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Residuals;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonPlace;
import java.util.List;
import java.util.Map;

/**
 * The JSON format of a model, version 2, to which {@link StrictJson} adds a checksum: the columns,
 * the target, the loss, the scores, the residuals, and the network in the format of {@link
 * KanDocument}. Version 1 had no residuals, and columns had neither limits nor distributions.
 */
record ModelDocument(
    Schema schema, Loss loss, Scores scores, List<Residuals> residuals, KanDocument network) {
  static final String FORMAT = "kan-model";
  static final int VERSION = 2;

  static ModelDocument of(KanModel model) {
    return new ModelDocument(
        model.schema(),
        model.loss(),
        model.scores(),
        model.residuals(),
        KanDocument.of(model.kan()));
  }

  static ModelDocument read(JsonPlace document) {
    document.withFields(
        "format", "version", "columns", "target", "loss", "scores", "residuals", "network");
    return new ModelDocument(
        SchemaDocument.read(document.field("columns"), document.field("target")),
        Loss.parse(document.field("loss").text()),
        scores(document.field("scores")),
        document.field("residuals").items().stream()
            .map(sorted -> new Residuals(Doubles.asList(sorted.numbers())))
            .toList(),
        KanDocument.readNested(document.field("network")));
  }

  /** Returns a document of an older version in the form of the newest one. */
  static Json.Fields upgrade(int version, Json.Fields document) {
    if (version == VERSION || !(document.values().get("columns") instanceof Json.Items columns)) {
      return document;
    }
    return document
        .without("columns")
        .with("columns", Json.items(columns.values(), SchemaDocument::upgradeColumn))
        .with("residuals", new Json.Items(List.of()));
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
            "residuals", Json.items(residuals, each -> Json.of(Doubles.toArray(each.sorted()))),
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
    return new KanModel(network.toKan(functions), schema, loss, scores, residuals);
  }
}
