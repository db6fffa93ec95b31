// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.inspection.drawing.Box;
import dev.kan.core.inspection.drawing.NetworkDrawing;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** The section with the picture of the network: each edge's box links to the edge's card. */
final class PictureSection {
  private PictureSection() {}

  static Section of(Findings findings) {
    NetworkDrawing drawing = findings.drawing();
    int present = drawing.edges().size();
    int all = edges(findings.report().kan());
    String links =
        findings.edges().stream()
            .sorted(Comparator.comparing(EdgeFinding::index))
            .map(edge -> link(edge, drawing))
            .collect(Collectors.joining());
    String body =
        String.format(
            Locale.ROOT,
            """
        <p>Inputs are at the bottom, outputs at the top; the darker an edge, the higher its \
        score. Black edges are splines, red ones symbolic, purple ones both. \
        %s Point at a box, or reach it \
        with the tabulator key, to see its curve; follow it to its place below.</p>
        <div class="picture" style="width:%dpx">
        <div class="paper" role="img" aria-label="The network, its edges as boxes with curves">
        %s</div>
        %s</div>
        """,
            drawn(present, all),
            drawing.width(),
            drawing.svg(),
            links);
    return new Section("network", "Network", body);
  }

  private static int edges(Kan kan) {
    return kan.layers().stream()
        .map(KanLayer::spec)
        .mapToInt(spec -> spec.inputs() * spec.subnodes())
        .sum();
  }

  private static String drawn(int present, int all) {
    return present == all
        ? String.format(Locale.ROOT, "All %d edges are drawn.", all)
        : String.format(
            Locale.ROOT,
            "%d of %d edges are drawn; the others are absent, too faint or at nodes that are left out.",
            present,
            all);
  }

  private static String link(EdgeFinding edge, NetworkDrawing drawing) {
    Box box = edge.drawn().place().box();
    return String.format(
        Locale.ROOT,
        "<a class=\"box\" href=\"#%s\" aria-label=\"%s\""
            + " style=\"left:%.3f%%;top:%.3f%%;width:%.3f%%;height:%.3f%%\"></a>\n",
        edge.cardId(),
        Html.text(edge.summary()),
        100 * box.x() / drawing.width(),
        100 * box.y() / drawing.height(),
        100 * box.width() / drawing.width(),
        100 * box.height() / drawing.height());
  }
}
