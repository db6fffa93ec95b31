// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import com.google.common.collect.ImmutableList;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.formula.symbolic.EdgeFixing;
import dev.kan.core.formula.symbolic.EdgeReport;
import dev.kan.core.formula.symbolic.EdgeSamples;
import dev.kan.core.formula.symbolic.Suggestion;
import dev.kan.core.formula.symbolic.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The alternatives to the functions chosen for the edges of a network.
 *
 * @param autoSymbolic the functions to consider, and how well they must fit
 * @param trained the network with its edges as trained
 * @param samples the samples on which functions are fitted
 */
record Rivals(AutoSymbolic autoSymbolic, Kan trained, Samples samples) {
  /**
   * An alternative function for an edge.
   *
   * @param edge the edge
   * @param suggestion the function
   * @param behind the cost of the function minus that of the function that suits the trained edge
   *     best, in bits
   */
  record Rival(EdgeIndex edge, Suggestion suggestion, double behind) {
    Kan in(Kan kan) {
      return EdgeFixing.fixSymbolic(kan, edge, suggestion.curve());
    }

    List<EdgeReport> in(List<EdgeReport> reports) {
      return reports.stream()
          .map(report -> report.edge().equals(edge) ? report() : report)
          .collect(ImmutableList.toImmutableList());
    }

    private EdgeReport report() {
      return new EdgeReport(edge, true, suggestion.curve(), suggestion.r2());
    }
  }

  /** Returns the rivals of all edges, those with the smallest additional cost first. */
  List<Rival> closestFirst(List<EdgeReport> edges) {
    List<Rival> rivals = new ArrayList<>();
    for (EdgeReport report : edges) {
      List<Suggestion> ranked = suggestions(report, autoSymbolic.suggestions());
      for (Suggestion each : ranked) {
        if (!report.fixed() || !each.function().equals(report.curve().function())) {
          rivals.add(new Rival(report.edge(), each, each.cost() - ranked.get(0).cost()));
        }
      }
    }
    rivals.sort(Comparator.comparingDouble(Rival::behind));
    return ImmutableList.copyOf(rivals);
  }

  /** Returns the simplest function that fits well enough for each edge that has another one. */
  List<Rival> simplest(List<EdgeReport> edges) {
    Suggestions given = autoSymbolic.suggestions();
    Suggestions all = given.toBuilder().top(given.library().functions().size()).build();
    List<Rival> rivals = new ArrayList<>();
    for (EdgeReport report : edges) {
      List<Suggestion> ranked = report.fixed() ? suggestions(report, all) : ImmutableList.of();
      Optional<Suggestion> simplest =
          ranked.stream().min(Comparator.comparingInt(each -> each.function().complexity()));
      simplest
          .filter(each -> each.function().complexity() < report.curve().function().complexity())
          .map(each -> new Rival(report.edge(), each, each.cost() - ranked.get(0).cost()))
          .ifPresent(rivals::add);
    }
    return ImmutableList.copyOf(rivals);
  }

  private List<Suggestion> suggestions(EdgeReport report, Suggestions from) {
    return from.suggest(
        EdgeSamples.of(trained, report.edge(), samples), autoSymbolic.r2Threshold());
  }
}
