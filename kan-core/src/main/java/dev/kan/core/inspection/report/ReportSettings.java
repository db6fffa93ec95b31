// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.symbolic.Suggestions;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.inspection.drawing.NetworkStyle;
import java.util.List;
import java.util.Map;

/**
 * What a report on a network shows.
 *
 * @param network the network with its samples, units and names
 * @param title the heading of the page
 * @param facts further lines for the table of facts, in order
 * @param losses the losses of the training, each curve with a name of its own; may be empty
 * @param metrics the metrics to show; may be empty
 * @param style the settings of the picture; its names and title are ignored
 * @param suggestions the search for functions of numeric edges
 * @param suggestedEdges the greatest number of edges that get suggestions, those with the highest
 *     scores first; 0 or more
 */
record ReportSettings(
    ReportedNetwork network,
    String title,
    Map<String, String> facts,
    List<LossCurve> losses,
    List<Metric> metrics,
    NetworkStyle style,
    Suggestions suggestions,
    int suggestedEdges) {
  /**
   * Copies the collections and checks the settings.
   *
   * @throws IllegalArgumentException if the title is blank, two loss curves have one name, or
   *     {@code suggestedEdges} is negative
   */
  ReportSettings {
    facts = ImmutableMap.copyOf(facts);
    losses = ImmutableList.copyOf(losses);
    metrics = ImmutableList.copyOf(metrics);
    ReportedNetwork.requireDistinct("loss curves", losses.stream().map(LossCurve::name).toList());
    checkArgument(!title.isBlank(), "a report needs a title; got '%s'", title);
    checkArgument(
        suggestedEdges >= 0, "suggestions for 0 edges or more; asked for %s", suggestedEdges);
  }
}
