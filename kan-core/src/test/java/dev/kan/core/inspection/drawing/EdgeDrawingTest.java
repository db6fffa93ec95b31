// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static dev.kan.core.inspection.drawing.SvgReader.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Edge;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EdgeDrawingTest {
  private static final double[] INPUTS = Networks.samples(1).toArray();
  private static final Edge EDGE = Networks.random(1, 1).layer(0).edge(0, 0);
  private static final SymbolicCurve SIN = new SymbolicCurve(Networks.SIN, Affine.IDENTITY);

  @Test
  void r2ComparesTheFitWithTheEdgeOnTheInputs() {
    assertThat(EdgeDrawing.of(EDGE, INPUTS).fitR2()).isEmpty();
    double mean = Arrays.stream(INPUTS).map(EDGE).average().orElseThrow();
    double residual =
        Arrays.stream(INPUTS).map(x -> Math.pow(Math.sin(x) - EDGE.applyAsDouble(x), 2)).sum();
    double total = Arrays.stream(INPUTS).map(x -> Math.pow(EDGE.applyAsDouble(x) - mean, 2)).sum();
    assertThat(EdgeDrawing.builder(EDGE, INPUTS).fit(SIN).build().fitR2().orElseThrow())
        .isCloseTo(1 - residual / total, within(1e-9));
  }

  @Test
  void r2LeavesOutWhereTheEdgeHasNoValue() {
    Edge logarithm = Networks.logarithm().layer(0).edge(0, 0);
    SymbolicCurve fit = logarithm.symbolic().orElseThrow();
    double[] inputs = {-1, 0, 0.5, 1};
    assertThat(EdgeDrawing.builder(logarithm, inputs).fit(fit).build().fitR2()).hasValue(1);
    EdgeDrawing nowhere = EdgeDrawing.builder(logarithm, -1, -0.5).fit(fit).build();
    assertThat(nowhere.fitR2()).isEmpty();
    assertThat(nowhere.svg()).contains("edge-plot");
  }

  /** Beyond 1e300 from about 0.03 on, so that of its knots -1, -0.6 and -0.2 are drawn. */
  @Test
  void whatIsInfiniteIsLeftOut() throws Exception {
    SymbolicFunction exp =
        SymbolicFunction.of("exp", 2, Expression.variable("x").into(StandardFunction.EXP));
    Edge overflowing =
        Networks.random(1, 1)
            .layer(0)
            .withSymbolic(0, 0, new SymbolicCurve(exp, new Affine(30, 690, 1, 0)))
            .edge(0, 0);
    SvgReader svg = SvgReader.of(EdgeDrawing.of(overflowing, -1, 1));
    assertThat(elements(svg.root(), "circle")).as("one in the legend").hasSize(1 + 3);
  }

  @Test
  void aFitAddsABlueLine() throws Exception {
    EdgeDrawing plain = EdgeDrawing.of(EDGE, INPUTS);
    EdgeDrawing fitted = EdgeDrawing.builder(EDGE, INPUTS).fit(SIN).build();
    assertThat(plain.svg()).doesNotContain("rgb(140,194,242)");
    assertThat(fitted.svg()).contains("rgb(140,194,242)");
    assertThat(elements(SvgReader.of(fitted).root(), "line").size())
        .isGreaterThan(elements(SvgReader.of(plain).root(), "line").size() + 100);
  }

  @Test
  void knotsInTheRangeAreMarked() throws Exception {
    // knots at -2.2, -1.8, ..., 2.2, of which -0.2, 0.2 and 0.6 lie in the range that is drawn
    double[] inputs = {-0.5, 0, 0.7};
    SvgReader svg = SvgReader.of(EdgeDrawing.of(EDGE, inputs));
    assertThat(elements(svg.root(), "circle")).as("one in the legend").hasSize(1 + 3);
  }

  @Test
  void theNameKeepsPicturesOfOnePageApart() throws Exception {
    SvgReader svg = SvgReader.of(EdgeDrawing.builder(EDGE, INPUTS).name("e-0-1").build());
    assertThat(svg.group("e-0-1").getAttribute("class")).isEqualTo("edge-plot");
    assertThat(elements(svg.root(), "clipPath"))
        .isNotEmpty()
        .allMatch(clip -> clip.getAttribute("id").startsWith("e-0-1-"));
  }

  @Test
  void sizesAndTitlesAreAsAsked() {
    EdgeDrawing drawing = EdgeDrawing.builder(EDGE, INPUTS).size(300, 220).title("A title").build();
    BufferedImage image = drawing.image();
    assertThat(image.getWidth()).isEqualTo(300);
    assertThat(image.getHeight()).isEqualTo(220);
    assertThat(image.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
    assertThat(darkPixels(image, 40)).as("a title on top").isGreaterThan(50);
    assertThat(drawing.svg()).as("drawn twice").isEqualTo(drawing.svg());
    assertThat(drawing).hasToString("EdgeDrawing[edge-plot, 300 x 220 pixels]");
  }

  private static long darkPixels(BufferedImage image, int rows) {
    int[] pixels = image.getRGB(0, 0, image.getWidth(), rows, null, 0, image.getWidth());
    return Arrays.stream(pixels).filter(pixel -> (pixel & 0xFF) < 100).count();
  }

  @Test
  void constantInputsAndAbsentEdgesAreDrawn() {
    assertThat(EdgeDrawing.of(EDGE, 3, 3, 3).svg()).contains("</svg>");
    Edge absent = Networks.ofAllKinds().layer(0).edge(1, 1);
    assertThat(EdgeDrawing.builder(absent, INPUTS).fit(SIN).build().fitR2()).hasValue(0);
    assertThat(EdgeDrawing.of(absent, INPUTS).svg()).contains("</svg>");
  }
}
