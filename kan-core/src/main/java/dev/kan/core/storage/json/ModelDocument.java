// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.training.leastsquares.Loss;
import java.util.List;
import java.util.Map;

/**
 * The JSON format of a model, version 1, to which {@link StrictJson} adds a checksum: the columns,
 * the target, the loss, the scores, and the network as {@link KanDocument} has it.
 */
@JsonPropertyOrder({"format", "version", "columns", "target", "loss", "scores", "network"})
record ModelDocument(
    String format,
    int version,
    List<ColumnDocument> columns,
    TargetDocument target,
    Loss loss,
    ScoresDocument scores,
    KanDocument network) {
  static final String FORMAT = "kan-model";
  static final int VERSION = 1;

  /** The scores: values by the names of the metrics, and the number of samples. */
  @JsonPropertyOrder({"samples", "values"})
  record ScoresDocument(int samples, Map<Metric, Double> values) {}

  static ModelDocument of(KanModel model) {
    return new ModelDocument(
        FORMAT,
        VERSION,
        model.schema().columns().stream().map(ColumnDocument::of).toList(),
        TargetDocument.of(model.schema().target()),
        model.loss(),
        new ScoresDocument(model.scores().samples(), model.scores().values()),
        KanDocument.of(model.kan()));
  }

  KanModel toModel(CustomFunction... functions) {
    network.requireNewest();
    return new KanModel(
        network.toKan(functions),
        new Schema(columns.stream().map(ColumnDocument::toColumn).toList(), target.toTarget()),
        loss,
        new Scores(scores.values(), scores.samples()));
  }
}
