// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.LayerSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.spline.Interval;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A network as pykan draws it: nodes in rows, the inputs at the bottom; for each edge a box with
 * its curve over the range of its input on the samples, and lines from node to box to node, the
 * darker the higher its score; black for splines, red for symbolic functions, purple for both; plus
 * and cross at nodes that add up and multiply. Each curve is scaled to its box, and a level one is
 * level. Where a node is not finite its edges are drawn over the values that are.
 *
 * <p>In the SVG every edge is a group with the id of {@link EdgePlace#id} and class {@code edge};
 * nodes are {@code node-level-index} of class {@code node}, subnodes {@code subnode-layer-index} of
 * class {@code subnode}, texts have the ids of {@link Label#id} and class {@code label}. Edges and
 * shortened texts have a tooltip.
 */
public final class NetworkDrawing extends Drawing {
  private final NetworkLayout layout;
  private final List<DrawnEdge> edges;
  private final Picture picture;

  private NetworkDrawing(NetworkLayout layout, List<DrawnEdge> edges, Picture picture) {
    this.layout = layout;
    this.edges = edges;
    this.picture = picture;
  }

  /**
   * Draws a network in the {@linkplain NetworkStyle#DEFAULT default style}.
   *
   * @param kan the network
   * @param samples (samples, inputs), finite: what curves are drawn over and scores come from
   * @throws IllegalArgumentException if the width is wrong or a number is not finite
   * @throws IllegalStateException if Java finds no font
   */
  public static NetworkDrawing of(Kan kan, Batch samples) {
    return of(kan, samples, NetworkStyle.DEFAULT);
  }

  /**
   * Draws a network. Takes as long as evaluating the samples, and a little for each edge that is
   * dark enough to be drawn.
   *
   * @param kan the network
   * @param samples (samples, inputs), finite: what curves are drawn over and scores come from
   * @param style names, title and what is drawn how
   * @throws IllegalArgumentException if the width is wrong, a number is not finite, or there are
   *     neither no names nor as many as inputs or outputs
   * @throws IllegalStateException if Java finds no font
   */
  public static NetworkDrawing of(Kan kan, Batch samples, NetworkStyle style) {
    NetworkLayout layout = NetworkLayout.of(kan, style);
    Attribution attribution = Attribution.of(kan, samples);
    List<Batch> activations = KanEvaluator.of(kan).activations(samples);
    ImmutableList.Builder<DrawnEdge> drawn = ImmutableList.builder();
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    double[] scores = {};
    int layer = -1;
    for (EdgePlace place : layout.edges()) {
      EdgeIndex index = place.edge();
      if (index.layer() != layer) {
        layer = index.layer();
        scores = style.metric().scores(attribution, layer);
      }
      LayerSpec spec = kan.layer(layer).spec();
      double score = scores[spec.edgePosition(index.input(), index.subnode())];
      double opacity = style.opacity(score);
      if (opacity < style.cutOff()) {
        continue;
      }
      Edge edge = kan.edge(index);
      if (edge.present()) {
        DrawnEdge each = new DrawnEdge(place, EdgeKind.of(edge), score, opacity);
        Interval range = range(activations.get(layer).column(index.input()));
        drawn.add(each);
        parts.add(part(each, CurveShape.of(edge, range, place.box())));
      }
    }
    return new NetworkDrawing(layout, drawn.build(), picture(layout, parts.build()));
  }

  /** Where everything is. */
  public NetworkLayout layout() {
    return layout;
  }

  /** The edges that are drawn: present, and dark enough for the style's cut-off. */
  public List<DrawnEdge> edges() {
    return edges;
  }

  @Override
  Picture picture() {
    return picture;
  }

  /** Of what is finite: hidden nodes need not be. */
  private static Interval range(double... inputs) {
    double[] finite = Arrays.stream(inputs).filter(Double::isFinite).toArray();
    return Interval.covering(finite.length == 0 ? new double[1] : finite);
  }

  private static Part part(DrawnEdge edge, Path2D curve) {
    EdgePlace place = edge.place();
    String tooltip = String.format(Locale.ROOT, "%s: score %.3g", place.edge(), edge.score());
    return new Part(
        place.id(),
        "edge",
        Optional.of(tooltip),
        OptionalDouble.empty(),
        edge.opacity(),
        graphics -> NetworkPainter.edge(graphics, place, curve, edge.kind().color()));
  }

  private static Picture picture(NetworkLayout layout, List<Part> edges) {
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    parts.add(
        Part.opaque(
            "background",
            "background",
            graphics -> NetworkPainter.background(graphics, layout.width(), layout.height())));
    parts.addAll(edges);
    return new Picture(
        "kan-network", layout.width(), layout.height(), parts.addAll(NodeParts.of(layout)).build());
  }
}
