// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.formula.fitting.AutomaticFixing;
import dev.kan.core.formula.fitting.EdgeFix;
import dev.kan.core.formula.fitting.EdgeReport;
import dev.kan.core.formula.fitting.EdgeSamples;
import dev.kan.core.formula.fitting.Suggestion;
import dev.kan.core.formula.fitting.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The functions that edges of a network could be instead of those chosen for them.
 *
 * @param fixing which functions there are, and how well they must fit
 * @param trained the network, its edges as they were trained
 * @param samples the samples that functions are fitted on
 */
record Rivals(AutomaticFixing fixing, Kan trained, Samples samples) {
  /**
   * A function that an edge could be instead.
   *
   * @param edge the edge
   * @param suggestion the function
   * @param behind by how many bits it is behind the one that suits the trained edge best
   */
  record Rival(EdgeFix edge, Suggestion suggestion, double behind) {
    Kan in(Kan kan) {
      return edge.to(kan, suggestion.curve());
    }

    List<EdgeReport> in(List<EdgeReport> reports) {
      return reports.stream()
          .map(report -> place(report).equals(edge) ? report() : report)
          .collect(ImmutableList.toImmutableList());
    }

    private EdgeReport report() {
      return new EdgeReport(
          edge.layer(), edge.input(), edge.subnode(), true, suggestion.curve(), suggestion.r2());
    }
  }

  /** Of all edges, those first that come closest. */
  List<Rival> closestFirst(List<EdgeReport> edges) {
    List<Rival> rivals = new ArrayList<>();
    for (EdgeReport edge : edges) {
      List<Suggestion> ranked = suggestions(edge, fixing.suggestions());
      for (Suggestion each : ranked) {
        if (!edge.fixed() || !each.function().equals(edge.curve().function())) {
          rivals.add(new Rival(place(edge), each, each.cost() - ranked.get(0).cost()));
        }
      }
    }
    rivals.sort(Comparator.comparingDouble(Rival::behind));
    return ImmutableList.copyOf(rivals);
  }

  /** For each edge whose function is not the simplest that fits well enough, that one. */
  List<Rival> simplest(List<EdgeReport> edges) {
    Suggestions given = fixing.suggestions();
    Suggestions all =
        new Suggestions(given.fit(), given.library(), given.library().functions().size());
    List<Rival> rivals = new ArrayList<>();
    for (EdgeReport edge : edges) {
      List<Suggestion> ranked = edge.fixed() ? suggestions(edge, all) : ImmutableList.of();
      Optional<Suggestion> simplest =
          ranked.stream().min(Comparator.comparingInt(each -> each.function().complexity()));
      simplest
          .filter(each -> each.function().complexity() < edge.curve().function().complexity())
          .ifPresent(
              each -> rivals.add(new Rival(place(edge), each, each.cost() - ranked.get(0).cost())));
    }
    return ImmutableList.copyOf(rivals);
  }

  private List<Suggestion> suggestions(EdgeReport edge, Suggestions from) {
    EdgeSamples points =
        EdgeSamples.of(trained, edge.layer(), edge.input(), edge.subnode(), samples);
    return from.suggest(points, fixing.leastR2());
  }

  private static EdgeFix place(EdgeReport edge) {
    return new EdgeFix(edge.layer(), edge.input(), edge.subnode());
  }
}
