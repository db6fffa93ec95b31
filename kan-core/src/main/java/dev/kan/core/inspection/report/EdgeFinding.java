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
 * What is told of an edge.
 *
 * @param drawn its place in the picture and its score
 * @param edge its function
 * @param name what it is called
 * @param samples what its input is on the training samples
 * @param suggestions the functions that it could be, the best first; empty if none were looked for
 */
record EdgeFinding(
    DrawnEdge drawn,
    Edge edge,
    String name,
    ImmutableDoubleArray samples,
    Optional<List<Suggestion>> suggestions) {

  /** The index of the edge. */
  EdgeIndex index() {
    return drawn.place().edge();
  }

  /** The id of the edge's card in the page. */
  String cardId() {
    EdgeIndex index = index();
    return String.format(
        Locale.ROOT, "card-%d-%d-%d", index.layer(), index.input(), index.subnode());
  }

  /** The best function that was found, if any was looked for. */
  Optional<Suggestion> best() {
    return suggestions.flatMap(all -> all.stream().findFirst());
  }

  /** The edge in one line: what it is called, its score, and what it is or could be. */
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
