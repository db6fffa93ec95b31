// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static dev.kan.core.inspection.drawing.SvgReader.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.kan.core.Kan;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.attribution.Attribution;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class NetworkDrawingTest {
  private static final NetworkStyle ALL = NetworkStyle.builder().cutOff(0).build();

  @Test
  void everyEdgeIsAGroupWithABoxAndThreeLines() throws Exception {
    Kan kan = Networks.random(2, 5, 1);
    SvgReader svg = SvgReader.of(NetworkDrawing.of(kan, Networks.samples(2), ALL));
    assertThat(svg.root().getLocalName()).isEqualTo("svg");
    assertThat(svg.root().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(svg.root().getAttribute("stroke")).as("Java's default").isEqualTo("black");
    List<Element> edges = svg.groups("edge");
    assertThat(edges).hasSize(15);
    assertThat(edges.get(0).getAttribute("id")).isEqualTo("edge-0-0-0");
    assertThat(edges.get(14).getAttribute("id")).isEqualTo("edge-1-4-0");
    for (Element edge : edges) {
      assertThat(elements(edge, "path")).as("line, line, curve").hasSize(3);
      assertThat(elements(edge, "rect")).as("ground and frame").hasSize(2);
      assertThat(elements(edge, "title")).hasSize(1);
    }
    assertThat(svg.groups("node")).hasSize(8);
    assertThat(svg.groups("label")).as("x1, x2, y").hasSize(3);
  }

  @Test
  void coloursTellTheKindsAndAbsentEdgesAreNotDrawn() throws Exception {
    NetworkDrawing drawing = NetworkDrawing.of(Networks.ofAllKinds(), Networks.samples(2), ALL);
    assertThat(drawing.edges().stream().map(DrawnEdge::kind))
        .containsExactly(
            EdgeKind.NUMERIC, EdgeKind.SYMBOLIC, EdgeKind.BOTH, EdgeKind.NUMERIC, EdgeKind.NUMERIC);
    SvgReader svg = SvgReader.of(drawing);
    assertThat(svg.groups("edge").stream().map(edge -> edge.getAttribute("id")))
        .containsExactly("edge-0-0-0", "edge-0-0-1", "edge-0-1-0", "edge-1-0-0", "edge-1-1-0");
    assertThat(strokes(svg.group("edge-0-0-0"))).isEmpty();
    assertThat(strokes(svg.group("edge-0-0-1"))).containsOnly("red");
    assertThat(strokes(svg.group("edge-0-1-0"))).containsOnly("purple");
    BufferedImage image = drawing.image();
    Box red = drawing.edges().get(1).place().box();
    assertThat(pixel(image, red.right(), red.bottom()))
        .satisfies(color -> assertThat(color.getRed()).isGreaterThan(color.getGreen() + 20));
  }

  /** Colours of strokes that are not white ground. */
  private static List<String> strokes(Element edge) {
    return elements(edge, "g").stream()
        .map(group -> group.getAttribute("stroke"))
        .filter(stroke -> !stroke.isEmpty() && !stroke.equals("white"))
        .toList();
  }

  @Test
  void edgesToNodesThatAreNotFiniteAreSeen() throws Exception {
    NetworkDrawing drawing = NetworkDrawing.of(Networks.logarithm(), Networks.samples(2));
    assertThat(drawing.edges()).hasSize(6);
    assertThat(drawing.edges().get(4).score()).isNaN();
    assertThat(drawing.edges()).allMatch(edge -> edge.opacity() == 1);
    assertThat(drawing.svg()).doesNotContain("NaN,");
    Element ofLogarithm = SvgReader.of(drawing).group("edge-1-0-0");
    assertThat(elements(ofLogarithm, "path")).as("line, line, curve").hasSize(3);
  }

  @Test
  void opacityIsTheHyperbolicTangentOfTheScore() throws Exception {
    Kan kan = Networks.random(3, 4, 2);
    Batch samples = Networks.samples(3);
    Attribution attribution = Attribution.of(kan, samples);
    double score = attribution.edgeScores(0)[1 * 4 + 2];
    SvgReader svg =
        SvgReader.of(NetworkDrawing.of(kan, samples, ALL.toBuilder().beta(1.5).build()));
    assertThat(Double.parseDouble(svg.group("edge-0-1-2").getAttribute("opacity")))
        .isCloseTo(Math.tanh(1.5 * score), within(1e-6));
    double deviation = attribution.deviations().get(0).edges()[1 * 4 + 2];
    double forward = deviation / (attribution.deviations().get(0).inputs()[1] + 0.1);
    DrawnEdge edge =
        NetworkDrawing.of(kan, samples, ALL.toBuilder().metric(EdgeMetric.FORWARD).build())
            .edges()
            .get(6);
    assertThat(edge.place().id()).isEqualTo("edge-0-1-2");
    assertThat(edge.score()).isCloseTo(forward, within(1e-12));
    assertThat(edge.opacity()).isCloseTo(Math.tanh(3 * forward), within(1e-12));
  }

  @Test
  void whatIsTooFaintIsLeftOut() {
    Kan kan = Networks.random(4, 4, 2);
    Batch samples = Networks.samples(4);
    List<DrawnEdge> all = NetworkDrawing.of(kan, samples, ALL).edges();
    double cutOff =
        all.stream().mapToDouble(DrawnEdge::opacity).sorted().skip(10).findFirst().orElseThrow();
    assertThat(NetworkDrawing.of(kan, samples, ALL.toBuilder().cutOff(cutOff).build()).edges())
        .containsExactlyElementsOf(all.stream().filter(edge -> edge.opacity() >= cutOff).toList())
        .hasSize(14);
  }

  @Test
  void ofManyNodesThoseWithTheHighestScoresAreDrawn() throws Exception {
    Kan kan = Networks.random(3, 9, 2);
    Batch samples = Networks.samples(3);
    double[] scores = Attribution.of(kan, samples).nodeScores(1);
    double fourth = Arrays.stream(scores).sorted().skip(5).findFirst().orElseThrow();
    List<Integer> expected =
        IntStream.range(0, 9).filter(node -> scores[node] >= fourth).boxed().toList();
    NetworkDrawing drawing = NetworkDrawing.of(kan, samples, ALL.toBuilder().mostNodes(4).build());
    SvgReader svg = SvgReader.of(drawing);
    assertThat(svg.groups("node").stream().map(node -> node.getAttribute("id")))
        .filteredOn(id -> id.startsWith("node-1-"))
        .containsExactlyElementsOf(expected.stream().map(node -> "node-1-" + node).toList());
    assertThat(drawing.edges().stream().map(edge -> edge.place().edge()))
        .containsExactlyElementsOf(
            NetworkDrawing.of(kan, samples, ALL).edges().stream()
                .map(edge -> edge.place().edge())
                .filter(e -> expected.contains(e.layer() == 0 ? e.subnode() : e.input()))
                .toList())
        .hasSize(20);
    assertThat(svg.group("note").getTextContent()).contains("4 of 9 hidden nodes");
  }

  @Test
  void aSlopeRisesAndAZeroEdgeIsLevel() throws Exception {
    NetworkDrawing drawing = NetworkDrawing.of(Networks.slopeAndZero(), Networks.samples(2), ALL);
    SvgReader svg = SvgReader.of(drawing);
    List<Double> rising = heights(svg.group("edge-0-0-0"));
    List<Double> level = heights(svg.group("edge-0-1-0"));
    Box box = drawing.edges().get(0).place().box();
    assertThat(rising.get(0))
        .as("bottom")
        .isCloseTo(box.bottom() - 0.12 * box.height(), within(2.0));
    assertThat(rising.get(rising.size() - 1))
        .as("top")
        .isCloseTo(box.y() + 0.12 * box.height(), within(0.02));
    assertThat(level).containsOnly(level.get(0));
    assertThat(level.get(0)).isCloseTo(box.y() + box.height() / 2, within(0.02));
  }

  /** The y of each point of an edge's curve, which is the last path of its group. */
  private static List<Double> heights(Element edge) {
    List<Element> paths = elements(edge, "path");
    String points = paths.get(paths.size() - 1).getAttribute("d");
    return Splitter.on(CharMatcher.anyOf("ML"))
        .omitEmptyStrings()
        .splitToStream(points)
        .map(point -> Double.valueOf(Splitter.on(' ').splitToList(point.trim()).get(1)))
        .toList();
  }

  @Test
  void namesAreEscapedAndControlCharactersBlank() throws Exception {
    NetworkStyle style =
        ALL.toBuilder()
            .title("a < b & \"c\"\n]]>")
            .inputNames(List.of("<script>", "x\u0000&y"))
            .outputNames(List.of("\u00e9\u03c0\ud83d\ude00"))
            .build();
    NetworkDrawing drawing = NetworkDrawing.of(Networks.random(2, 1), Networks.samples(2), style);
    assertThat(drawing.svg()).doesNotContain("<script>");
    SvgReader svg = SvgReader.of(drawing);
    assertThat(text(svg, "title")).isEqualTo("a < b & \"c\" ]]>");
    assertThat(text(svg, "input-0")).isEqualTo("<script>");
    assertThat(text(svg, "input-1")).isEqualTo("x &y");
    assertThat(text(svg, "output-0")).isEqualTo("\u00e9\u03c0\ud83d\ude00");
  }

  private static String text(SvgReader svg, String id) {
    return elements(svg.group(id), "text").get(0).getTextContent();
  }

  @Test
  void shortenedTextsHaveTooltipsAndKeepTheirLength() throws Exception {
    String title = "word ".repeat(40).trim();
    NetworkDrawing drawing =
        NetworkDrawing.of(
            Networks.random(1, 1), Networks.samples(1), ALL.toBuilder().title(title).build());
    SvgReader svg = SvgReader.of(drawing);
    Element group = svg.group("title");
    assertThat(elements(group, "title").get(0).getTextContent()).isEqualTo(title);
    assertThat(text(svg, "title")).endsWith("\u2026");
    assertThat(Double.parseDouble(elements(group, "text").get(0).getAttribute("textLength")))
        .isCloseTo(drawing.layout().labels().get(0).box().width(), within(0.01));
  }

  @Test
  void theSameNetworkGivesTheSameText() {
    Kan kan = Networks.random(3, List.of(NodeLayout.of(1, 2), NodeLayout.sums(2)));
    NetworkStyle style = ALL.toBuilder().title("t").inputNames(List.of("a", "b", "c")).build();
    String svg = NetworkDrawing.of(kan, Networks.samples(3), style).svg();
    NetworkDrawing again = NetworkDrawing.of(kan, Networks.samples(3), style);
    assertThat(again.svg()).isEqualTo(svg);
    assertThat(again.svg()).as("drawn twice").isEqualTo(svg);
    assertThat(svg).startsWith("<svg ").doesNotContain("<?xml", "<!DOCTYPE");
  }

  @Test
  void theImageShowsEveryBoxAndSign() {
    NetworkDrawing drawing =
        NetworkDrawing.of(
            Networks.random(2, List.of(NodeLayout.of(1, 2))), Networks.samples(2), ALL);
    BufferedImage image = drawing.image(2 * drawing.width());
    assertThat(image.getWidth()).isEqualTo(2000);
    assertThat(image.getHeight()).isEqualTo(2 * drawing.height());
    assertThat(pixel(image, 1, 1)).isEqualTo(Color.WHITE);
    for (DrawnEdge edge : drawing.edges()) {
      Box box = edge.place().box();
      assertThat(pixel(image, 2 * box.x(), 2 * box.y() + box.height()).getRed())
          .as("the frame of %s", edge.place().id())
          .isLessThan(255);
    }
    for (NodePlace node : drawing.layout().nodes()) {
      assertThat(pixel(image, 2 * node.centre().x(), 2 * node.centre().y()).getRed())
          .as("the middle of %s", node)
          .isLessThan(100);
    }
  }

  private static Color pixel(BufferedImage image, double x, double y) {
    return new Color(image.getRGB((int) x, (int) y));
  }
}
