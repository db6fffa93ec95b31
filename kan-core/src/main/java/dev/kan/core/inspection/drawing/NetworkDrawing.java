// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.LayerSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Quantity;
import dev.kan.core.spline.Interval;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A picture of a network as pykan draws it: nodes in rows, the inputs at the bottom; for each edge
 * a box with its curve over the range of its input on the samples, and lines from node to box to
 * node, the darker the higher its score; black for splines, red for symbolic functions, purple for
 * both; plus and cross at nodes that add up and multiply. Each curve is scaled to its box, and a
 * constant one is level. The edges from a node that is not finite on some samples are drawn over
 * its finite values.
 *
 * <p>In the SVG every edge is a group with the id of {@link EdgePlace#id} and class {@code edge};
 * nodes are {@code node-level-index} of class {@code node}, subnodes {@code subnode-layer-index} of
 * class {@code subnode}, texts {@code title}, {@code input-index} and {@code output-index} of class
 * {@code label}. Edges and shortened texts have a tooltip.
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
   * Draws a network in the {@linkplain NetworkStyle#defaults default style}.
   *
   * @param kan the network
   * @param samples (samples, inputs), finite: the inputs that curves and scores are computed on
   * @throws IllegalArgumentException if the number of columns is not that of the network's inputs,
   *     or a value is not finite
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   */
  public static NetworkDrawing of(Kan kan, Batch samples) {
    return of(kan, samples, NetworkStyle.defaults());
  }

  /**
   * Draws the network of a model, with the names and units of its columns.
   *
   * @param model the model
   * @param table has the model's columns; curves and scores are computed on its rows
   * @throws IllegalArgumentException as {@link dev.kan.core.model.Schema#encode}
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   */
  public static NetworkDrawing of(KanModel model, Table table) {
    return of(model, table, NetworkStyle.defaults());
  }

  /**
   * Draws the network of a model.
   *
   * @param model the model
   * @param table has the model's columns; curves and scores are computed on its rows
   * @param style the settings; where it has no names, those of the columns are drawn
   * @throws IllegalArgumentException as {@link dev.kan.core.model.Schema#encode}, or if the style
   *     has names, but not as many as inputs or outputs
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   */
  public static NetworkDrawing of(KanModel model, Table table, NetworkStyle style) {
    NetworkStyle.Builder named = style.toBuilder();
    if (style.inputNames().isEmpty()) {
      named.inputNames(labels(model.schema().inputs()));
    }
    if (style.outputNames().isEmpty()) {
      named.outputNames(labels(model.schema().target().outputs()));
    }
    return of(model.kan(), model.schema().encode(table), named.build());
  }

  private static List<String> labels(List<Quantity> quantities) {
    return quantities.stream().map(Quantity::label).toList();
  }

  /**
   * Draws a network. This takes as long as evaluating the samples, and a little for each edge that
   * is dark enough to be drawn.
   *
   * @param kan the network
   * @param samples (samples, inputs), finite: the inputs that curves and scores are computed on
   * @param style the settings
   * @throws IllegalArgumentException if the number of columns is not that of the network's inputs,
   *     a value is not finite, or the style has names, but not as many as inputs or outputs
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   */
  public static NetworkDrawing of(Kan kan, Batch samples, NetworkStyle style) {
    Attribution attribution = Attribution.of(kan, samples);
    DrawnNodes nodes = DrawnNodes.mostImportant(kan, attribution, style.mostNodes());
    NetworkLayout layout = NetworkLayout.of(nodes, style);
    List<Batch> activations = KanEvaluator.of(kan).activations(samples);
    ImmutableList.Builder<DrawnEdge> drawn = ImmutableList.builder();
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    double[] scores = {};
    int layer = -1;
    for (EdgeRoute route : layout.edges()) {
      EdgePlace place = route.place();
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
        parts.add(part(each, route, CurveShape.of(edge, range, place.box())));
      }
    }
    return new NetworkDrawing(layout, drawn.build(), picture(layout, parts.build()));
  }

  NetworkLayout layout() {
    return layout;
  }

  /**
   * Returns the edges that are drawn: present, between nodes that are drawn, and dark enough for
   * the style's cut-off.
   */
  public List<DrawnEdge> edges() {
    return edges;
  }

  /** Returns the size, for example {@code NetworkDrawing[15 edges, 1000 x 502 pixels]}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "NetworkDrawing[%d edges, %d x %d pixels]", edges.size(), width(), height());
  }

  @Override
  Picture picture() {
    return picture;
  }

  /** Returns the range of the finite values: hidden nodes need not be finite. */
  private static Interval range(double... inputs) {
    double[] finite = Arrays.stream(inputs).filter(Double::isFinite).toArray();
    return Interval.covering(finite.length == 0 ? new double[1] : finite);
  }

  private static Part part(DrawnEdge edge, EdgeRoute route, Path2D curve) {
    EdgePlace place = edge.place();
    String tooltip = String.format(Locale.ROOT, "%s: score %.3g", place.edge(), edge.score());
    return new Part(
        place.id(),
        "edge",
        Optional.of(tooltip),
        OptionalDouble.empty(),
        edge.opacity(),
        graphics -> NetworkPainter.edge(graphics, route, curve, EdgeColor.of(edge.kind())));
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
