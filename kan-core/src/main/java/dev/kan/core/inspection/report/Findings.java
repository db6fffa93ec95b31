// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.VariableNames;
import dev.kan.core.data.Batch;
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
 * @param settings what to show
 * @param inputs (samples, inputs), the training inputs as the network takes them
 * @param attribution the scores on them
 * @param drawing the picture
 * @param edges the edges in the picture, those with the highest scores first
 */
record Findings(
    ReportSettings settings,
    Batch inputs,
    Attribution attribution,
    NetworkDrawing drawing,
    List<EdgeFinding> edges) {
  /** The least r2 of a function that is suggested. */
  static final double LEAST_R2 = 0.8;

  static Findings of(ReportSettings settings) {
    Kan kan = settings.network().kan();
    VariableNames names = settings.network().names();
    Batch inputs = settings.network().inputs(settings.network().train());
    NetworkDrawing drawing =
        NetworkDrawing.of(
            kan,
            inputs,
            settings.style().toBuilder()
                .title("")
                .inputNames(names.inputs())
                .outputNames(names.outputs())
                .build());
    return new Findings(
        settings,
        inputs,
        Attribution.of(kan, inputs),
        drawing,
        edges(settings, KanEvaluator.of(kan).activations(inputs), drawing));
  }

  private static List<EdgeFinding> edges(
      ReportSettings settings, List<Batch> activations, NetworkDrawing drawing) {
    List<DrawnEdge> drawn =
        drawing.edges().stream()
            .sorted(Comparator.comparingDouble(DrawnEdge::score).reversed())
            .toList();
    ImmutableList.Builder<EdgeFinding> edges = ImmutableList.builder();
    int left = settings.suggestedEdges();
    for (DrawnEdge each : drawn) {
      EdgeIndex index = each.place().edge();
      Edge edge = settings.network().kan().edge(index);
      double[] x = activations.get(index.layer()).column(index.input());
      Optional<List<Suggestion>> suggested =
          edge.active() && left-- > 0
              ? Optional.of(suggestions(settings, edge, x))
              : Optional.empty();
      edges.add(
          new EdgeFinding(
              each,
              edge,
              settings.network().name(index),
              ImmutableDoubleArray.copyOf(x),
              suggested));
    }
    return edges.build();
  }

  private static List<Suggestion> suggestions(ReportSettings settings, Edge edge, double... x) {
    double[] y = Arrays.stream(x).map(edge).toArray();
    return settings
        .suggestions()
        .suggest(
            EdgeSamples.of(x, y).withWeights(settings.network().train().weightValues()), LEAST_R2);
  }

  ReportedNetwork network() {
    return settings.network();
  }
}
