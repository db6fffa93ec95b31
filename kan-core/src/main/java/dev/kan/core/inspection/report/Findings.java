// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.formula.symbolic.EdgeSamples;
import dev.kan.core.formula.symbolic.Suggestion;
import dev.kan.core.inspection.drawing.DrawnEdge;
import dev.kan.core.inspection.drawing.NetworkDrawing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The results that a report shows.
 *
 * @param report the report's settings
 * @param inputs (samples, inputs), the training inputs as the network takes them
 * @param attribution the scores on them
 * @param drawing the picture
 * @param edges the edges in the picture, those with the highest scores first
 */
record Findings(
    ModelReport report,
    Batch inputs,
    Attribution attribution,
    NetworkDrawing drawing,
    List<EdgeFinding> edges) {
  /** The least r2 of a function that is suggested. */
  static final double LEAST_R2 = 0.8;

  static Findings of(ModelReport report) {
    Kan kan = report.kan();
    Batch inputs = networkInputs(report, report.train());
    NetworkDrawing drawing =
        NetworkDrawing.of(
            kan,
            inputs,
            report.style().toBuilder()
                .title("")
                .inputNames(report.inputNames())
                .outputNames(report.outputNames())
                .build());
    return new Findings(
        report,
        inputs,
        Attribution.of(kan, inputs),
        drawing,
        edges(report, KanEvaluator.of(kan).activations(inputs), drawing));
  }

  private static List<EdgeFinding> edges(
      ModelReport report, List<Batch> activations, NetworkDrawing drawing) {
    List<DrawnEdge> drawn =
        drawing.edges().stream()
            .sorted(Comparator.comparingDouble(DrawnEdge::score).reversed())
            .toList();
    EdgeNames names = EdgeNames.of(report);
    ImmutableList.Builder<EdgeFinding> edges = ImmutableList.builder();
    int left = report.suggestedEdges();
    for (DrawnEdge each : drawn) {
      EdgeIndex index = each.place().edge();
      Edge edge = report.kan().edge(index);
      double[] x = activations.get(index.layer()).column(index.input());
      Optional<List<Suggestion>> suggested =
          edge.active() && left-- > 0
              ? Optional.of(suggestions(report, edge, x))
              : Optional.empty();
      edges.add(
          new EdgeFinding(each, edge, names.of(index), ImmutableDoubleArray.copyOf(x), suggested));
    }
    return edges.build();
  }

  private static List<Suggestion> suggestions(ModelReport report, Edge edge, double... x) {
    double[] y = Arrays.stream(x).map(edge).toArray();
    return report
        .suggestions()
        .suggest(EdgeSamples.of(x, y).withWeights(report.train().weightValues()), LEAST_R2);
  }

  private static Batch networkInputs(ModelReport report, Samples samples) {
    Batch x = samples.inputs();
    return report.units().inputs().map(each -> each.apply(x)).orElse(x);
  }

  /** Returns the network's outputs for samples, in the units of the data. */
  Batch outputs(Samples samples) {
    Batch y = KanEvaluator.of(report.kan()).evaluate(networkInputs(report, samples));
    return report.units().targets().map(each -> each.undo(y)).orElse(y);
  }

  EdgeNames names() {
    return EdgeNames.of(report);
  }
}
