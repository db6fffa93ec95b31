// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.NodeLayout;
import dev.kan.core.VariableNames;
import dev.kan.core.inspection.drawing.NodePlace.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Computes a layout from the top, where the outputs are, to the bottom. */
final class LayoutPlan {
  private static final double MARGIN = 14;
  private static final double TITLE_SIZE = 18;
  private static final double NOTE_SIZE = 12;
  private static final double SPACE = 8;
  private static final double LARGEST_BOX = 0.08;
  private static final double LINES = 0.09;
  private static final double JOINTS = 0.05;

  private final Kan kan;
  private final DrawnNodes drawn;
  private final NetworkStyle style;
  private final VariableNames names;
  private final double inner;
  private final NodeColumns columns;
  private final List<NodePlace> nodes = new ArrayList<>();
  private final List<SubnodePlace> subnodePlaces = new ArrayList<>();
  private final List<EdgeRoute> edges = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private double y = MARGIN;

  LayoutPlan(DrawnNodes drawn, NetworkStyle style, VariableNames names) {
    this.drawn = drawn;
    kan = drawn.kan();
    this.style = style;
    this.names = names;
    inner = style.width() - 2 * MARGIN;
    columns = new NodeColumns(drawn, MARGIN, inner);
  }

  NetworkLayout layout() {
    title();
    int last = kan.layers().size();
    NameRow outputs = new NameRow("output-", names.outputs(), columns.room(last));
    NameRow inputs = new NameRow("input-", names.inputs(), columns.room(0));
    labels.addAll(outputs.standingOn(columns.nodes(last), y + outputs.height()));
    y += outputs.height() + SPACE;
    List<NodePlace> above = level(last);
    for (int l = last - 1; l >= 0; l--) {
      above = layer(l, above);
    }
    labels.addAll(inputs.hangingFrom(columns.nodes(0), y + SPACE));
    y += SPACE + inputs.height();
    note();
    int height = (int) Math.ceil(y + MARGIN);
    return new NetworkLayout(style.width(), height, nodes, subnodePlaces, edges, labels);
  }

  private void title() {
    if (style.title().isBlank()) {
      return;
    }
    double size = Math.min(TITLE_SIZE, style.width() / 20.0);
    Lettering lettering = Lettering.bold(size);
    String text = lettering.shortened(style.title(), inner);
    double width = lettering.width(text);
    Box box = new Box((style.width() - width) / 2, y, width, lettering.height());
    labels.add(new Label("title", text, style.title(), size, true, true, box));
    y += box.height() + 2 * SPACE;
  }

  private void note() {
    String text = drawn.note();
    if (text.isEmpty()) {
      return;
    }
    Lettering lettering = Lettering.plain(NOTE_SIZE);
    String shown = lettering.shortened(text, inner);
    y += 2 * SPACE;
    Box box = new Box(MARGIN, y, lettering.width(shown), lettering.height());
    labels.add(new Label("note", shown, text, NOTE_SIZE, false, true, box));
    y += box.height();
  }

  /** Places a row of nodes below everything placed so far. */
  private List<NodePlace> level(int level) {
    List<Double> xs = columns.nodes(level);
    List<Integer> indices = drawn.of(level);
    List<Sign> signs = indices.stream().map(node -> sign(level, node)).collect(toImmutableList());
    double highest = signs.stream().mapToDouble(sign -> radius(sign, xs)).max().orElseThrow();
    List<NodePlace> row =
        IntStream.range(0, xs.size())
            .mapToObj(
                n ->
                    new NodePlace(
                        level,
                        indices.get(n),
                        signs.get(n),
                        new Point(xs.get(n), y + highest),
                        radius(signs.get(n), xs)))
            .collect(toImmutableList());
    y += 2 * highest;
    nodes.addAll(0, row);
    return row;
  }

  /** Places a layer's edges and then its inputs. */
  private List<NodePlace> layer(int layer, List<NodePlace> above) {
    List<Point> ends = ends(layer, above);
    List<Integer> subnodes = drawn.subnodes(layer);
    double lines = Math.max(2 * MARGIN, LINES * style.width());
    BoxRows boxes =
        BoxRows.of(drawn.of(layer).size() * ends.size(), MARGIN, inner, LARGEST_BOX * inner);
    double bottom = y + lines + boxes.height();
    y = bottom + lines;
    List<NodePlace> inputs = level(layer);
    ImmutableList.Builder<EdgeRoute> row = ImmutableList.builder();
    for (int e = 0; e < boxes.count(); e++) {
      NodePlace input = inputs.get(e / ends.size());
      Box box = boxes.box(e, bottom);
      row.add(
          new EdgeRoute(
              new EdgePlace(new EdgeIndex(layer, input.node(), subnodes.get(e % ends.size())), box),
              line(above(input), boxes.passingBelow(e, bottom), box.middleOfBottom()),
              line(box.middleOfTop(), boxes.passingAbove(e, bottom), ends.get(e % ends.size()))));
    }
    edges.addAll(0, row.build());
    return inputs;
  }

  /** Places a layer's subnodes and returns the points where lines to them end. */
  private List<Point> ends(int layer, List<NodePlace> above) {
    NodeLayout layout = kan.layer(layer).spec().nodes();
    if (layout.products() == 0) {
      return above.stream()
          .map(node -> new Point(node.centre().x(), node.centre().y() + node.radius()))
          .collect(toImmutableList());
    }
    List<Double> xs = columns.subnodes(layer);
    double radius = radius(Sign.SUM, xs);
    double centre = y + Math.max(2 * MARGIN, JOINTS * style.width()) + radius;
    y = centre + radius;
    List<Integer> owners = columns.owners(layer);
    List<Integer> indices = drawn.subnodes(layer);
    IntStream.range(0, xs.size())
        .mapToObj(
            s ->
                new SubnodePlace(
                    layer, indices.get(s), owners.get(s), new Point(xs.get(s), centre), radius))
        .forEach(subnodePlaces::add);
    return xs.stream().map(x -> new Point(x, y)).collect(toImmutableList());
  }

  private Sign sign(int level, int node) {
    if (level == 0) {
      return Sign.DOT;
    }
    NodeLayout layout = kan.layer(level - 1).spec().nodes();
    if (layout.products() == 0) {
      return Sign.SUM;
    }
    return node < layout.sums() ? Sign.DOT : Sign.PRODUCT;
  }

  private double radius(Sign sign, List<Double> xs) {
    double circle = Math.min(0.009 * style.width(), 0.3 * inner / xs.size());
    return sign == Sign.DOT ? circle / 2 : circle;
  }

  private static Point above(NodePlace node) {
    return new Point(node.centre().x(), node.centre().y() - node.radius());
  }

  private static List<Point> line(Point from, List<Point> through, Point to) {
    return ImmutableList.<Point>builder().add(from).addAll(through).add(to).build();
  }
}
