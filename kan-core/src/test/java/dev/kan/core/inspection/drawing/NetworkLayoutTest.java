// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.NodeLayout;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.inspection.drawing.NodePlace.Sign;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkLayoutTest {
  @Provide
  Arbitrary<Kan> networks() {
    Arbitrary<NodeLayout> nodes =
        Combinators.combine(
                Arbitraries.integers().between(1, 6),
                Arbitraries.integers().between(2, 3).list().ofMaxSize(2))
            .as(NodeLayout::new);
    return Combinators.combine(
            Arbitraries.integers().between(1, 8), nodes.list().ofMinSize(1).ofMaxSize(3))
        .as(Networks::random);
  }

  private static NetworkStyle style(Kan kan, int width, int nameLength) {
    return NetworkStyle.builder()
        .width(width)
        .title("A title that is rather long")
        .inputNames(Collections.nCopies(kan.inputs(), "i".repeat(nameLength)))
        .outputNames(Collections.nCopies(kan.outputs(), "W".repeat(nameLength)))
        .build();
  }

  @Property(tries = 60)
  void nothingOverlapsAndAllIsInside(
      @ForAll("networks") Kan kan,
      @ForAll @IntRange(min = 100, max = 3000) int width,
      @ForAll @IntRange(min = 1, max = 40) int nameLength,
      @ForAll @IntRange(min = 1, max = 8) int mostNodes) {
    Attribution attribution = Attribution.of(kan, Networks.samples(kan.inputs()));
    DrawnNodes drawn = DrawnNodes.mostImportant(kan, attribution, mostNodes);
    NetworkLayout layout = NetworkLayout.of(drawn, style(kan, width, nameLength));
    assertThat(layout.edges()).hasSize(edgesBetween(drawn));
    Box page = new Box(0, 0, layout.width(), layout.height());
    List<Box> boxes = everything(layout);
    assertThat(boxes).allMatch(page::contains);
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(boxes.get(i).overlaps(boxes.get(j)))
            .as("%s and %s", boxes.get(i), boxes.get(j))
            .isFalse();
      }
    }
  }

  private static int edgesBetween(DrawnNodes drawn) {
    return IntStream.range(0, drawn.nodes().size() - 1)
        .map(
            layer -> {
              NodeLayout nodes = drawn.kan().layer(layer).spec().nodes();
              int subnodes = drawn.of(layer + 1).stream().mapToInt(nodes::subnodesOf).sum();
              return drawn.of(layer).size() * subnodes;
            })
        .sum();
  }

  private static List<Box> everything(NetworkLayout layout) {
    List<Box> boxes = new ArrayList<>();
    layout.edges().forEach(edge -> boxes.add(edge.place().box()));
    layout.labels().forEach(label -> boxes.add(label.box()));
    layout.nodes().forEach(node -> boxes.add(around(node.centre(), node.radius())));
    layout.subnodes().forEach(subnode -> boxes.add(around(subnode.centre(), subnode.radius())));
    return boxes;
  }

  private static Box around(Point centre, double radius) {
    return new Box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
  }

  @Property(tries = 60)
  void rowsGoUpFromInputsToOutputs(
      @ForAll("networks") Kan kan, @ForAll @IntRange(min = 100, max = 3000) int width) {
    NetworkLayout layout = NetworkLayout.of(DrawnNodes.all(kan), style(kan, width, 5));
    for (EdgeRoute edge : layout.edges()) {
      EdgeIndex index = edge.place().edge();
      NodePlace input = node(layout, index.layer(), index.input());
      List<Point> line =
          ImmutableList.<Point>builder().addAll(edge.below()).addAll(edge.above()).build();
      assertThat(line).isSortedAccordingTo((a, b) -> Double.compare(b.y(), a.y()));
      assertThat(line.get(0).y()).isEqualTo(input.centre().y() - input.radius());
      assertThat(line.get(0).x()).isEqualTo(input.centre().x());
      assertThat(edge.below()).last().isEqualTo(edge.place().box().middleOfBottom());
      assertThat(edge.above()).first().isEqualTo(edge.place().box().middleOfTop());
    }
    for (SubnodePlace subnode : layout.subnodes()) {
      NodePlace node = node(layout, subnode.layer() + 1, subnode.node());
      assertThat(node.centre().y()).isLessThan(subnode.centre().y());
    }
    for (int level = 1; level <= kan.layers().size(); level++) {
      assertThat(node(layout, level, 0).centre().y())
          .isLessThan(node(layout, level - 1, 0).centre().y());
    }
  }

  private static NodePlace node(NetworkLayout layout, int level, int node) {
    return layout.nodes().stream()
        .filter(place -> place.level() == level && place.node() == node)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 400, 1000, 2500})
  void noLineRunsThroughAnotherBox(int width) {
    NetworkLayout layout =
        NetworkLayout.of(
            DrawnNodes.all(Networks.random(10, 10, 10, 3)),
            NetworkStyle.builder().width(width).build());
    for (EdgeRoute edge : layout.edges()) {
      for (EdgeRoute each : layout.edges()) {
        EdgePlace other = each.place();
        if (other.edge().layer() == edge.place().edge().layer()) {
          assertThat(crosses(edge.below(), other.box()) || crosses(edge.above(), other.box()))
              .as("the line of %s through the box of %s", edge.place().id(), other.id())
              .isFalse();
        }
      }
    }
  }

  private static boolean crosses(List<Point> line, Box box) {
    double rim = 0.01 * box.width();
    Rectangle2D inside =
        new Rectangle2D.Double(
            box.x() + rim, box.y() + rim, box.width() - 2 * rim, box.height() - 2 * rim);
    return IntStream.range(1, line.size())
        .anyMatch(
            i ->
                inside.intersectsLine(
                    line.get(i - 1).x(), line.get(i - 1).y(), line.get(i).x(), line.get(i).y()));
  }

  @Test
  void boxesOfWideLayersStayLarge() {
    NetworkLayout wide =
        NetworkLayout.of(DrawnNodes.all(Networks.random(10, 10, 10, 3)), NetworkStyle.defaults());
    assertThat(wide.edges()).allMatch(edge -> edge.place().box().width() >= 28);
    NetworkLayout narrow =
        NetworkLayout.of(DrawnNodes.all(Networks.random(2, 5, 1)), NetworkStyle.defaults());
    assertThat(narrow.edges()).allMatch(edge -> edge.place().box().width() >= 75);
    assertThat(
            narrow.edges().stream()
                .map(EdgeRoute::place)
                .filter(place -> place.edge().layer() == 0)
                .map(place -> place.box().y()))
        .as("one row")
        .containsOnly(narrow.edges().get(0).place().box().y());
  }

  @Test
  void signsAndSubnodesFollowTheNodes() {
    Kan kan = Networks.random(2, List.of(NodeLayout.of(1, 2), NodeLayout.sums(1)));
    NetworkLayout layout = NetworkLayout.of(DrawnNodes.all(kan), NetworkStyle.defaults());
    assertThat(layout.nodes().stream().map(NodePlace::sign))
        .containsExactly(Sign.DOT, Sign.DOT, Sign.DOT, Sign.PRODUCT, Sign.SUM);
    assertThat(layout.subnodes().stream().map(SubnodePlace::node)).containsExactly(0, 1, 1);
    Point product = layout.nodes().get(3).centre();
    assertThat(product.x())
        .isEqualTo(
            (layout.subnodes().get(1).centre().x() + layout.subnodes().get(2).centre().x()) / 2);
    EdgeRoute toFactor = layout.edges().get(2);
    assertThat(toFactor.place().edge().subnode()).isEqualTo(2);
    assertThat(toFactor.above().get(1).x()).isEqualTo(layout.subnodes().get(2).centre().x());
  }

  @Test
  void namesTurnWhereThereIsNoRoomAndLongOnesAreShortened() {
    List<String> names = Collections.nCopies(10, "temperature at the inlet of the second stage");
    List<Label> turned =
        inputs(
            NetworkLayout.of(
                DrawnNodes.all(Networks.random(10, 1)),
                NetworkStyle.builder().inputNames(names).build()));
    assertThat(turned).hasSize(10).noneMatch(Label::upright);
    assertThat(turned)
        .allMatch(
            label -> label.text().startsWith("temperature at") && label.text().endsWith("\u2026"));
    assertThat(turned).allMatch(label -> label.full().equals(names.get(0)));
    List<Label> upright =
        inputs(
            NetworkLayout.of(
                DrawnNodes.all(Networks.random(10, 1)),
                NetworkStyle.builder().inputNames(Collections.nCopies(10, "x1")).build()));
    assertThat(upright).hasSize(10).allMatch(Label::upright).allMatch(l -> l.text().equals("x1"));
  }

  private static List<Label> inputs(NetworkLayout layout) {
    return layout.labels().stream().filter(label -> label.id().startsWith("input-")).toList();
  }

  @Test
  void variablesThatNobodyNamedAreNumbered() {
    assertThat(
            NetworkLayout.of(DrawnNodes.all(Networks.random(3, 2)), NetworkStyle.defaults())
                .labels())
        .extracting(Label::id, Label::text)
        .containsExactlyInAnyOrder(
            tuple("input-0", "x1"),
            tuple("input-1", "x2"),
            tuple("input-2", "x3"),
            tuple("output-0", "y1"),
            tuple("output-1", "y2"));
    NetworkStyle named = NetworkStyle.builder().inputNames(List.of("age")).build();
    assertThat(NetworkLayout.of(DrawnNodes.all(Networks.random(1, 1)), named).labels())
        .extracting(Label::text)
        .containsExactlyInAnyOrder("age", "y");
  }
}
