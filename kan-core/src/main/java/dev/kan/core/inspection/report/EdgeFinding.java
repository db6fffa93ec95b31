// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.formula.symbolic.Suggestion;
import dev.kan.core.inspection.drawing.DrawnEdge;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The findings on one edge.
 *
 * @param drawn its place in the picture and its score
 * @param edge its function
 * @param name its name
 * @param samples its input on the training samples
 * @param suggestions the functions that it could be, the best first; empty if there was no search
 */
record EdgeFinding(
    DrawnEdge drawn,
    Edge edge,
    String name,
    ImmutableDoubleArray samples,
    Optional<List<Suggestion>> suggestions) {

  /** Returns the index of the edge. */
  EdgeIndex index() {
    return drawn.place().edge();
  }

  /** Returns the id of the edge's card in the page. */
  String cardId() {
    EdgeIndex index = index();
    return String.format(
        Locale.ROOT, "card-%d-%d-%d", index.layer(), index.input(), index.subnode());
  }

  /** Returns the best function that was found; empty if there was no search. */
  Optional<Suggestion> best() {
    return suggestions.flatMap(all -> all.stream().findFirst());
  }

  /** Returns the edge in one line: its name, its score, and its function or the best suggestion. */
  String summary() {
    String known =
        edge.symbolic()
            .map(curve -> ", symbolic: " + curve.function().name())
            .orElseGet(
                () ->
                    best()
                        .map(each -> ", " + each.function().name() + "? r2 " + Html.r2(each.r2()))
                        .orElse(""));
    return drawnName() + ", score " + Html.number(drawn.score()) + known;
  }

  private String drawnName() {
    return "layer " + index().layer() + ", " + name;
  }
}
